/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/sink_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"

static bool system_error(struct error *error, const char *name)
{
	return error_set(error, ERROR_SYSTEM, "%s: %s", name, error_reason(errno));
}

static mode_t usual_mode(void)
{
	mode_t mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

static bool open_beside(struct sink_file *sink, struct error *error)
{
	struct str beside = STR_INIT;
	str_printf(&beside, "%s.XXXXXX", sink->path);
	int file = mkstemp(beside.data);
	sink->beside = str_detach(&beside);
	if (file < 0)
		return system_error(error, sink->path);
	if (!fchmod(file, usual_mode()))
		sink->stream = fdopen(file, "w");
	if (sink->stream)
		return true;
	system_error(error, sink->path);
	close(file);
	unlink(sink->beside);
	return false;
}

static void forget(struct sink_file *sink)
{
	free(sink->beside);
	free(sink->path);
	sink->beside = NULL;
	sink->path = NULL;
}

static bool open_path(struct sink_file *sink, struct error *error)
{
	struct stat status;
	bool there = !stat(sink->path, &status);
	if (there && S_ISDIR(status.st_mode))
		return error_set(error, ERROR_SYSTEM,
			_("%s: this is a folder; name a file in it"), sink->path);
	if (there && !S_ISREG(status.st_mode)) {
		sink->stream = fopen(sink->path, "w");
		return sink->stream || system_error(error, sink->path);
	}
	if (there && !sink->force)
		return error_set(error, ERROR_REFUSED,
			_("%s: this file exists; name another, or write over it with "
			  "--force"),
			sink->path);
	return open_beside(sink, error);
}

bool sink_file_open(
	struct sink_file *sink, const char *to, bool force, struct error *error)
{
	*sink = (struct sink_file){.force = force};
	if (!strcmp(to, "-")) {
		sink->stream = stdout;
		sink->name = _("standard output");
		return true;
	}
	sink->name = to;
	sink->path = mem_strdup(to);
	bool opened = open_path(sink, error);
	if (!opened)
		forget(sink);
	return opened;
}

/* Without force the file must still not be there: link(2) refuses where rename(2)
 * would write over it. */
static bool take_place(const struct sink_file *sink)
{
	if (sink->force)
		return !rename(sink->beside, sink->path);
	if (!link(sink->beside, sink->path))
		return !unlink(sink->beside);
	if (errno == EEXIST)
		return false;
	return !rename(sink->beside, sink->path); /* a file system without links */
}

bool sink_file_write(
	struct sink_file *sink, const char *data, size_t bytes, struct error *error)
{
	return fwrite(data, 1, bytes, sink->stream) == bytes ||
	       system_error(error, sink->name);
}

bool sink_file_close(struct sink_file *sink, bool keep, struct error *error)
{
	if (!sink->path) {
		if (fflush(sink->stream) && keep)
			keep = system_error(error, sink->name);
		return keep;
	}
	bool written =
		!fflush(sink->stream) && (!sink->beside || !fsync(fileno(sink->stream)));
	if (keep && !written)
		keep = system_error(error, sink->path);
	fclose(sink->stream);
	if (keep && sink->beside && !take_place(sink))
		keep = system_error(error, sink->path);
	if (!keep && sink->beside)
		unlink(sink->beside);
	forget(sink);
	return keep;
}
