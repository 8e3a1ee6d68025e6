/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/app/extern_editor.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/file.h"
#include "model/temporary.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"
#include "tui/terminal/terminal.h"

static const char *editor_command(void)
{
	const char *command = getenv("VISUAL");
	if (!command || !*command)
		command = getenv("EDITOR");
	return command && *command ? command : NULL;
}

static bool write_all(int file, const char *data, size_t bytes)
{
	while (bytes) {
		const ssize_t written = write(file, data, bytes);
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return false;
		data += written;
		bytes -= (size_t)written;
	}
	return true;
}

/* Makes the file; *path is its name, also where writing failed. */
static bool put_into_file(const struct str *text, struct str *path, struct error *error)
{
	const int file = temporary_make_text(path);
	if (file < 0) {
		struct str folder = STR_INIT;
		temporary_folder(&folder);
		error_set(
			error, ERROR_SYSTEM, "%s: %s", folder.data, error_reason(errno));
		str_release(&folder);
		return false;
	}
	bool written = write_all(file, text->data, text->bytes) &&
		       (!text->bytes || write_all(file, "\n", 1)) && temporary_give(file);
	if (close(file) != 0)
		written = false;
	return written ||
	       error_set(error, ERROR_SYSTEM, "%s: %s", path->data, error_reason(errno));
}

/* The command may have arguments of its own, so a shell reads it. */
static void become_editor(const char *command, const char *path)
{
	struct str line = STR_INIT;
	str_printf(&line, "%s \"$1\"", command);
	execl("/bin/sh", "sh", "-c", line.data, "mattrakan", path, (char *)NULL);
	_exit(127);
}

static bool run(const char *command, const char *path, struct error *error)
{
	int status = 0;
	const pid_t child = fork();
	if (child == 0)
		become_editor(command, path);
	if (child < 0)
		return error_set(
			error, ERROR_SYSTEM, "%s: %s", command, error_reason(errno));
	while (waitpid(child, &status, 0) < 0) {
		if (errno != EINTR)
			return error_set(error, ERROR_SYSTEM, "%s: %s", command,
				error_reason(errno));
	}
	return (WIFEXITED(status) && WEXITSTATUS(status) == 0) ||
	       error_set(error, ERROR_SYSTEM,
		       _("%s failed; the text is as it was before"), command);
}

/* Gives the field what the editor left. *kept: the field cannot take it, so the file
 * stays. */
static bool take_back(struct app *app, const char *path, const struct str *text,
	struct field *field, bool *changed, bool *kept, struct error *error)
{
	struct str now = STR_INIT;
	const char *message = NULL;
	*kept = !file_read(path, &now, error);
	if (*kept) {
		str_release(&now);
		return false;
	}
	if (now.bytes && now.data[now.bytes - 1] == '\n')
		str_truncate(&now, now.bytes - 1);
	if (now.bytes != text->bytes || memcmp(now.data, text->data, now.bytes) != 0)
		*changed = field_merge(field, now.data, now.bytes, &message);
	*kept = message && !*changed;
	if (*kept)
		error_set(error, ERROR_REFUSED, _("%s The text is kept in %s"), message,
			path);
	else if (message)
		app_message(app, STYLE_WARNING, "%s", message);
	str_release(&now);
	return !*kept;
}

bool extern_editor(
	struct app *app, struct field *field, bool *changed, struct error *error)
{
	const char *command = editor_command();
	struct str path = STR_INIT, text = STR_INIT;
	bool kept = false;
	*changed = false;
	if (!command)
		return error_set(error, ERROR_REFUSED,
			_("No editor is named: set $VISUAL or $EDITOR"));
	if (!field_append(field, &text))
		return error_set(error, ERROR_REFUSED,
			_("This field cannot be opened in a text editor"));
	bool done = put_into_file(&text, &path, error);
	if (done) {
		app->terminal->ops->suspend(app->terminal);
		done = run(command, path.data, error);
		app->terminal->ops->resume(app->terminal);
	}
	done = done && take_back(app, path.data, &text, field, changed, &kept, error);
	if (path.bytes && !kept)
		unlink(path.data);
	str_release(&path);
	str_release(&text);
	return done;
}
