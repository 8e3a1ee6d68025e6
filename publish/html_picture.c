/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "publish/html_picture.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "publish/html_text.h"
#include "text/base64.h"
#include "text/macros.h"

/* How files begin; what a page calls them. */
static const struct {
	const char *start;
	size_t bytes;
	const char *type;
} kinds[] = {
	{"\x89PNG\r\n\x1A\n", 8, "image/png"},
	{"\xFF\xD8\xFF", 3, "image/jpeg"},
	{"GIF8", 4, "image/gif"},
	{"RIFF", 4, "image/webp"},
};

static const char *type_of(const struct str *file)
{
	for (size_t i = 0; i < COUNT(kinds); i++) {
		if (file->bytes < 12 ||
			memcmp(file->data, kinds[i].start, kinds[i].bytes))
			continue;
		if (*kinds[i].start != 'R' || !memcmp(file->data + 8, "WEBP", 4))
			return kinds[i].type;
	}
	return NULL;
}

/* The bytes of a file, but for one byte more than the most at most; false: it is none that
 * can be read. Nothing but a file is opened, and no link is followed. */
static bool read_file(const char *path, struct str *out)
{
	struct stat status;
	const int file =
		open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
	bool good = file >= 0 && !fstat(file, &status) && S_ISREG(status.st_mode);
	while (good && out->bytes <= HTML_PICTURE_MOST) {
		char bytes[1 << 14];
		const ssize_t count = read(file, bytes, sizeof(bytes));
		good = count >= 0;
		if (count <= 0)
			break;
		str_append(out, bytes, (size_t)count);
	}
	if (file >= 0)
		close(file);
	return good;
}

static void put_too_large(struct str *out, const char *caption)
{
	str_puts(out, "<p>(ภาพ ");
	html_puts(out, caption);
	str_puts(out, " มีขนาดเกิน ๔ เมกะไบต์ จึงไม่แสดงในหน้านี้)</p>\n");
}

bool html_picture_fits(const char *path)
{
	struct str file = STR_INIT;
	const bool fits = read_file(path, &file) && type_of(&file) &&
			  file.bytes <= HTML_PICTURE_MOST;
	str_release(&file);
	return fits;
}

void html_picture(struct str *out, const char *path, const char *caption)
{
	struct str file = STR_INIT;
	const char *type = read_file(path, &file) ? type_of(&file) : NULL;
	if (type && file.bytes > HTML_PICTURE_MOST) {
		put_too_large(out, caption);
	} else if (type) {
		str_printf(out, "<img src=\"data:%s;base64,", type);
		base64_append(out, file.data, file.bytes);
		str_puts(out, "\" alt=\"");
		html_puts(out, caption && *caption ? caption : "ภาพถ่าย");
		str_puts(out, "\">\n");
	}
	str_release(&file);
}
