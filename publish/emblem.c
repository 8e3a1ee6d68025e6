/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "publish/emblem.h"

#include <stdint.h>
#include <string.h>

#include "text/i18n.h"

#ifdef HAVE_PDF
#include "publish/pdf_library.h"
#include "publish/pdf_paper.h"
#endif

/* A file, its pixels at each side; who draws it takes four bytes for each of these. */
enum { FILE_MOST = 4 << 20, SIDE_MOST = 4096 };

/* A PNG begins with its signature and the sizes. */
enum { SIZES_AT = 16, HEAD_BYTES = 24 };

static uint32_t number_at(const char *bytes)
{
	const unsigned char *at = (const unsigned char *)bytes;
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 |
	       at[3];
}

static bool is_png(const struct str *picture)
{
	static const char start[] = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR";
	return picture->bytes >= HEAD_BYTES &&
	       !memcmp(picture->data, start, sizeof(start) - 1);
}

static bool is_side(uint32_t pixels)
{
	return pixels && pixels <= SIDE_MOST;
}

/* All of it, where what draws it is there: half a file looks like a whole one until then. */
static bool opens(const char *path, struct error *error)
{
#ifdef HAVE_PDF
	return !pdf_library_load(NULL) || pdf_picture_opens(path, error);
#else
	(void)path, (void)error;
	return true;
#endif
}

bool publish_emblem_check(
	const char *path, const struct str *picture, struct error *error)
{
	if (!is_png(picture))
		return error_set(error, ERROR_REFUSED,
			_("%s is no PNG picture; have it saved as PNG by the program that "
			  "made it"),
			path);
	if (picture->bytes > FILE_MOST || !is_side(number_at(picture->data + SIZES_AT)) ||
		!is_side(number_at(picture->data + SIZES_AT + 4)))
		return error_set(error, ERROR_REFUSED,
			_("%s is too large for an emblem: %d MiB and %d pixels a side are "
			  "the most"),
			path, FILE_MOST >> 20, SIDE_MOST);
	return opens(path, error);
}
