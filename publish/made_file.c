/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "publish/made_file.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "model/temporary.h"

bool made_file_new(struct made_file *file, const char *name, struct error *error)
{
	struct str folder = STR_INIT, like = STR_INIT;
	temporary_folder(&folder);
	str_printf(&like, "%s/%s", folder.data, name);
	const int descriptor = temporary_make(like.data, &file->path);
	if (descriptor >= 0)
		close(descriptor);
	else
		error_set(
			error, ERROR_SYSTEM, "%s: %s", folder.data, error_reason(errno));
	str_release(&folder);
	str_release(&like);
	return descriptor >= 0;
}

static bool put_out(FILE *from, const struct sink_output *output, struct error *error)
{
	char bytes[1 << 16];
	size_t count;
	while ((count = fread(bytes, 1, sizeof(bytes), from)))
		if (!output->write(output->context, bytes, count, error))
			return false;
	return true;
}

bool made_file_put_out(const struct made_file *file, const struct sink_output *output,
	struct error *error)
{
	FILE *from = fopen(file->path.data, "rbe");
	if (!from)
		return error_set(error, ERROR_SYSTEM, "%s: %s", file->path.data,
			error_reason(errno));
	bool done = put_out(from, output, error);
	if (done && ferror(from))
		done = error_set(error, ERROR_SYSTEM, "%s: %s", file->path.data,
			error_reason(errno));
	fclose(from);
	return done;
}

void made_file_remove(struct made_file *file)
{
	if (file->path.bytes)
		unlink(file->path.data);
	str_release(&file->path);
}
