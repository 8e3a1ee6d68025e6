/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "publish/link.h"

#include <string.h>
#include <strings.h>

#include "check/token.h"
#include "text/macros.h"

static bool is_alnum(char byte)
{
	return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= 'a' && byte <= 'z');
}

static bool is_mail_byte(char byte)
{
	return is_alnum(byte) || (byte && strchr(".-_+", byte));
}

/* How an address of the web begins, and what its link has before it. */
static const struct {
	const char *start, *scheme;
} starts[] = {
	{"https://", ""},
	{"http://", ""},
	{"mailto:", ""},
	{"www.", "http://"},
};

static bool web_link(const char *text, size_t bytes, size_t at, struct link *link)
{
	if (at && is_alnum(text[at - 1]))
		return false;
	for (size_t i = 0; i < COUNT(starts); i++) {
		const size_t length = strlen(starts[i].start);
		if (bytes - at <= length ||
			strncasecmp(text + at, starts[i].start, length) != 0)
			continue;
		const size_t end = address_end(text, bytes, at);
		*link = (struct link){at, end - at, starts[i].scheme};
		return end > at + length && is_alnum(text[at + length]);
	}
	return false;
}

/* A mailbox with its @ at `at`; not before offset. */
static bool mail_link(
	const char *text, size_t bytes, size_t offset, size_t at, struct link *link)
{
	size_t start = at, end = at + 1;
	while (start > offset && is_mail_byte(text[start - 1]))
		start--;
	while (end < bytes && is_mail_byte(text[end]))
		end++;
	while (end > at && !is_alnum(text[end - 1]))
		end--;
	*link = (struct link){start, end - start, "mailto:"};
	return start < at && end > at + 1 && memchr(text + at, '.', end - at);
}

bool link_next(const char *text, size_t bytes, size_t offset, struct link *link)
{
	for (size_t at = offset; at < bytes; at++) {
		const char byte = text[at];
		if (byte == '@' && mail_link(text, bytes, offset, at, link))
			return true;
		if ((byte == 'h' || byte == 'H' || byte == 'w' || byte == 'W' ||
			    byte == 'm' || byte == 'M') &&
			web_link(text, bytes, at, link))
			return true;
	}
	return false;
}
