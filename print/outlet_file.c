/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Standard output, and files. A file is written beside its name and takes its place when
 * it is complete, so a full disk or a break leaves what was there.
 */
#include <config.h>

#include "print/outlet_kind.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/file.h"
#include "model/office_held.h"
#include "model/temporary.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"

#define DISK_FULL N_("the disk is full; make room, or name another place")
#define EXISTS    N_("this file exists; name another, or write over it with --force")

static const struct outlet_words standard_words[] = {
	{ENOSPC, DISK_FULL},
	{EDQUOT, DISK_FULL},
	{EFBIG, DISK_FULL},
	{EPIPE, N_("who was reading it has stopped")},
	{0, NULL},
};

static bool standard_open(
	struct outlet *outlet, const struct outlet_request *request, struct error *error)
{
	(void)request;
	outlet->patience = INT64_MAX / 2; /* somebody reads it in a pager */
	if (!office_spare_open(STDOUT_FILENO, outlet->name, error))
		return false;
	/* What was printed before comes before. */
	return !fflush(stdout) || outlet_failed(outlet, errno, error);
}

static bool standard_write(
	struct outlet *outlet, const char *bytes, size_t count, struct error *error)
{
	return outlet_push(outlet, STDOUT_FILENO, outlet_write_some, bytes, count, error);
}

static bool standard_finish(struct outlet *outlet, struct error *error)
{
	(void)outlet, (void)error;
	return true;
}

static void standard_release(struct outlet *outlet)
{
	(void)outlet;
}

const struct outlet_kind outlet_standard = {
	.size = sizeof(struct outlet),
	.words = standard_words,
	.open = standard_open,
	.write = standard_write,
	.finish = standard_finish,
	.release = standard_release,
};

struct file_outlet {
	struct outlet outlet;
	char *path;   /* the file whose place is taken */
	char *beside; /* the one being written */
	int file;
	bool made; /* beside is there */
	bool force;
};

static const struct outlet_words file_words[] = {
	{ENOSPC, DISK_FULL},
	{EDQUOT, DISK_FULL},
	{EFBIG, DISK_FULL},
	{EEXIST, EXISTS},
	{EISDIR, N_("this is a folder; name a file in it")},
	{ENOENT, N_("there is no such folder")},
	{ENOTDIR, N_("there is no such folder")},
	{EACCES, N_("you may not write there; name another place")},
	{EPERM, N_("you may not write there; name another place")},
	{EROFS, N_("nothing can be written there; name another place")},
	{ENAMETOOLONG, N_("the name is too long; name another")},
	{EIO, N_("the disk or the stick has a fault; name another place")},
	{0, NULL},
};

static mode_t usual_mode(void)
{
	mode_t mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

static bool open_beside(struct file_outlet *out, struct error *error)
{
	struct str beside = STR_INIT;
	out->file = temporary_make(out->path, &beside);
	out->beside = str_detach(&beside);
	out->made = out->file >= 0;
	return (out->made && !fchmod(out->file, usual_mode())) ||
	       outlet_failed(&out->outlet, errno, error);
}

/* Files whose names begin with a dot, and what lies in such folders, steer shells and
 * desktops: whatever a report's title says would be run. */
static bool is_dot_name(const char *name)
{
	return name[0] == '.' && name[strspn(name, ".")] &&
	       name[strspn(name, ".")] != '/';
}

static bool is_hidden(const char *path)
{
	bool hidden = is_dot_name(path);
	for (const char *at = path; !hidden && (at = strchr(at, '/'));)
		hidden = is_dot_name(++at);
	return hidden;
}

static bool refuse_hidden(const struct outlet *outlet, struct error *error)
{
	return error_set(error, ERROR_REFUSED,
		_("%s: nothing is printed into hidden files, whose names begin with a "
		  "dot; name another"),
		outlet->name);
}

/* Where a link on the way leads: nobody else's is followed, for whoever writes to a folder
 * could choose by it what is written over; and none into what is hidden. */
static bool follow_link(const struct outlet *outlet, const char *link,
	const struct stat *status, struct error *error)
{
	if (status->st_uid && status->st_uid != geteuid())
		return error_set(error, ERROR_REFUSED,
			_("%s: a link that belongs to somebody else leads elsewhere; name "
			  "the file itself"),
			outlet->name);
	char *real = realpath(link, NULL);
	const bool good = !real || !is_hidden(real) || refuse_hidden(outlet, error);
	free(real);
	return good;
}

/* The file and each folder on the way to it. */
static bool follow_links(
	const struct outlet *outlet, const char *path, struct error *error)
{
	bool good = true;
	struct str part = STR_INIT;
	for (const char *at = path; good && *at;) {
		struct stat status;
		at += strspn(at, "/");
		at += strcspn(at, "/");
		str_clear(&part);
		str_append(&part, path, (size_t)(at - path));
		if (part.bytes && !lstat(part.data, &status) && S_ISLNK(status.st_mode))
			good = follow_link(outlet, part.data, &status, error);
	}
	str_release(&part);
	return good;
}

static bool file_open(
	struct outlet *outlet, const struct outlet_request *request, struct error *error)
{
	struct file_outlet *out = (struct file_outlet *)outlet;
	struct stat status;
	out->file = -1;
	out->force = request->force;
	if (!office_spare(request->to, error))
		return false;
	if (is_hidden(request->to))
		return refuse_hidden(outlet, error);
	if (!follow_links(outlet, request->to, error))
		return false;
	bool there = !stat(request->to, &status);
	if (!there && errno == ENAMETOOLONG)
		return outlet_failed(outlet, errno, error);
	if (there && S_ISDIR(status.st_mode))
		return outlet_failed(outlet, EISDIR, error);
	if (there && !out->force)
		return error_set(error, ERROR_REFUSED, "%s: %s", outlet->name, _(EXISTS));
	/* Behind a symbolic link, the file and not the link is written over. */
	out->path = there ? realpath(request->to, NULL) : mem_strdup(request->to);
	if (!out->path)
		return outlet_failed(outlet, errno, error);
	return open_beside(out, error);
}

static bool file_write(
	struct outlet *outlet, const char *bytes, size_t count, struct error *error)
{
	struct file_outlet *out = (struct file_outlet *)outlet;
	return outlet_push(outlet, out->file, write, bytes, count, error);
}

/* Without force the file must still not be there: link(2) refuses where rename(2)
 * would write over it. */
static bool take_place(const struct file_outlet *out)
{
	if (out->force)
		return !rename(out->beside, out->path);
	if (!link(out->beside, out->path))
		return !unlink(out->beside);
	if (errno == EEXIST)
		return false;
	return !rename(out->beside, out->path); /* a file system without links */
}

/* Its name as well is on the disk before anybody is told. A folder that may be written and
 * not read, or of a file system that knows no such thing, cannot be synced. */
static bool sync_name(const struct file_outlet *out)
{
	char *folder = file_folder(out->path);
	const int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	free(folder);
	if (file < 0)
		return errno == EACCES;
	const bool good = !fsync(file) || errno == EINVAL;
	const int number = errno;
	close(file);
	errno = number;
	return good;
}

static bool file_finish(struct outlet *outlet, struct error *error)
{
	struct file_outlet *out = (struct file_outlet *)outlet;
	bool written = !fsync(out->file);
	int number = errno;
	if (close(out->file) && written) {
		written = false;
		number = errno;
	}
	out->file = -1;
	if (!written)
		return outlet_failed(outlet, number, error);
	return (take_place(out) && sync_name(out)) || outlet_failed(outlet, errno, error);
}

static void file_release(struct outlet *outlet)
{
	struct file_outlet *out = (struct file_outlet *)outlet;
	if (out->file >= 0)
		close(out->file);
	if (out->made && !outlet->finished)
		unlink(out->beside);
	free(out->beside);
	free(out->path);
}

const struct outlet_kind outlet_file = {
	.unsure = outlet_all_unsure,
	.size = sizeof(struct file_outlet),
	.words = file_words,
	.open = file_open,
	.write = file_write,
	.finish = file_finish,
	.release = file_release,
};
