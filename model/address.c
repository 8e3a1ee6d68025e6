/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/address.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "text/macros.h"

static const char *const schemes[] = {"postgresql://", "postgres://"};
static const char service[] = "service=";

/* Behind the scheme of a URI; NULL: it is none. */
static const char *behind_scheme(const char *where)
{
	for (size_t i = 0; i < COUNT(schemes); i++)
		if (strncmp(where, schemes[i], strlen(schemes[i])) == 0)
			return where + strlen(schemes[i]);
	return NULL;
}

bool address_is_server(const char *where)
{
	return behind_scheme(where) || strncmp(where, service, strlen(service)) == 0;
}

/* --- what may not be told --- */

static bool is_secret(const char *keyword)
{
	return strcmp(keyword, "password") == 0 || strcmp(keyword, "sslpassword") == 0;
}

static int hex_value(char digit)
{
	static const char digits[] = "0123456789abcdef";
	const char *at = digit ? strchr(digits, digit | 0x20) : NULL;
	return at ? (int)(at - digits) : -1;
}

/* A part of a URI as it is meant: %70 is p. */
static void append_decoded(struct str *out, const char *part, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++) {
		const bool coded = part[i] == '%' && i + 2 < bytes &&
				   hex_value(part[i + 1]) >= 0 &&
				   hex_value(part[i + 2]) >= 0;
		if (coded) {
			str_putc(out, (char)(hex_value(part[i + 1]) * 16 +
					      hex_value(part[i + 2])));
			i += 2;
		} else {
			str_putc(out, part[i]);
		}
	}
}

/* Appends the URI without its passwords; whether there was one. */
static bool append_uri(struct str *out, const char *uri)
{
	bool found = false;
	const char *at = behind_scheme(uri);
	const char *user_end = at + strcspn(at, "@/");
	if (*user_end == '@') {
		const char *colon = memchr(at, ':', (size_t)(user_end - at));
		found = colon != NULL;
		str_append(out, uri, (size_t)((colon ? colon : user_end) - uri));
		at = user_end;
	} else {
		str_append(out, uri, (size_t)(at - uri));
	}
	const char *mark = strchr(at, '?');
	str_append(out, at, mark ? (size_t)(mark - at) : strlen(at));
	char between = '?';
	for (at = mark; at; at = strchr(at, '&')) {
		at++;
		const size_t bytes = strcspn(at, "&");
		struct str keyword = STR_INIT;
		append_decoded(&keyword, at, MIN(strcspn(at, "="), bytes));
		if (is_secret(keyword.data)) {
			found = true;
		} else {
			str_putc(out, between);
			str_append(out, at, bytes);
			between = '&';
		}
		str_release(&keyword);
	}
	return found;
}

static const char spaces[] = " \t\n\r\f\v";

/* Behind a value of "keyword = value": quoted, or up to a space; \ takes what follows. */
static const char *behind_value(const char *at)
{
	const bool quoted = *at == '\'';
	at += quoted;
	while (*at && (quoted ? *at != '\'' : !strchr(spaces, *at)))
		at += *at == '\\' && at[1] ? 2 : 1;
	return at + (quoted && *at == '\'');
}

/* The same of "service=NAME keyword=value". */
static bool append_keywords(struct str *out, const char *address)
{
	bool found = false;
	const char *at = address + strspn(address, spaces);
	while (*at) {
		const char *const from = at;
		struct str keyword = STR_INIT;
		str_append(&keyword, at, strcspn(at, "= \t\n\r\f\v"));
		at += keyword.bytes;
		at += strspn(at, spaces);
		if (*at == '=') {
			at++;
			at = behind_value(at + strspn(at, spaces));
		} else if (!keyword.bytes) {
			at++;
		}
		if (is_secret(keyword.data)) {
			found = true;
		} else {
			if (out->bytes)
				str_putc(out, ' ');
			str_append(out, from, (size_t)(at - from));
		}
		str_release(&keyword);
		at += strspn(at, spaces);
	}
	return found;
}

static bool append_shown(struct str *out, const char *where)
{
	if (behind_scheme(where))
		return append_uri(out, where);
	if (address_is_server(where))
		return append_keywords(out, where);
	str_puts(out, where);
	return false;
}

bool address_has_password(const char *address)
{
	struct str shown = STR_INIT;
	const bool found = append_shown(&shown, address);
	str_release(&shown);
	return found;
}

char *address_shown(const char *where)
{
	struct str shown = STR_INIT;
	append_shown(&shown, where);
	return str_detach(&shown);
}

void address_append_shown(struct str *out, const char *where)
{
	char *shown = address_shown(where);
	str_puts(out, shown);
	free(shown);
}

/* --- hosts --- */

/* A socket's folder begins with / or @; nothing is the usual one. */
static bool is_near(const char *host, size_t bytes)
{
	static const char *const names[] = {"localhost", "::1"};
	static const char loopback[] = "127.";
	if (bytes == 0 || *host == '/' || *host == '@')
		return true;
	for (size_t i = 0; i < COUNT(names); i++)
		if (bytes == strlen(names[i]) && !strncasecmp(host, names[i], bytes))
			return true;
	return bytes > strlen(loopback) && !strncmp(host, loopback, strlen(loopback)) &&
	       strspn(host, "0123456789.") >= bytes;
}

bool address_hosts_near(const char *hosts)
{
	for (;;) {
		const size_t bytes = strcspn(hosts, ",");
		if (!is_near(hosts, bytes))
			return false;
		if (!hosts[bytes])
			return true;
		hosts += bytes + 1;
	}
}
