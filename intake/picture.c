/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/picture.h"

#include <string.h>

#include "text/macros.h"

struct kind {
	size_t at; /* where the bytes stand */
	const char *bytes;
	size_t count;
	const char *type, *suffix;
};

#define SIGN(at, bytes, type, suffix)                                                    \
	{                                                                                \
		at, bytes, sizeof(bytes) - 1, type, suffix                               \
	}
static const struct kind kinds[] = {
	SIGN(0, "\xFF\xD8\xFF", "image/jpeg", ".jpg"),
	SIGN(0, "\x89PNG\r\n\x1A\n", "image/png", ".png"),
	SIGN(0, "GIF8", "image/gif", ".gif"),
	SIGN(8, "WEBP", "image/webp", ".webp"),
	SIGN(0, "BM", "image/bmp", ".bmp"),
	SIGN(0, "II*\0", "image/tiff", ".tif"),
	SIGN(0, "MM\0*", "image/tiff", ".tif"),
	SIGN(40, " EMF", "image/emf", ".emf"),
	SIGN(0, "\xD7\xCD\xC6\x9A", "image/wmf", ".wmf"),
	SIGN(0, "<svg", "image/svg+xml", ".svg"),
	SIGN(0, "<?xml", "image/svg+xml", ".svg"),
};

void picture_type(
	const unsigned char *bytes, size_t count, const char **type, const char **suffix)
{
	*type = "application/octet-stream";
	*suffix = ".bin";
	for (size_t i = 0; i < COUNT(kinds); i++) {
		const struct kind *kind = &kinds[i];
		if (count < kind->at + kind->count ||
			memcmp(bytes + kind->at, kind->bytes, kind->count) != 0)
			continue;
		*type = kind->type;
		*suffix = kind->suffix;
		return;
	}
}
