/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "publish/link_target.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

static bool is_plain(char byte)
{
	return isalnum((unsigned char)byte) ||
	       (byte && strchr("-._~:/?#@!$&'()*+,;=", byte));
}

static bool is_coded(const char *at, const char *end)
{
	return end - at > 2 && isxdigit((unsigned char)at[1]) &&
	       isxdigit((unsigned char)at[2]);
}

static bool is_port(const char *port, size_t bytes)
{
	unsigned long number = 0;
	for (size_t i = 0; i < bytes; i++) {
		if (!isdigit((unsigned char)port[i]) || number > UINT16_MAX)
			return false;
		number = 10 * number + (unsigned long)(port[i] - '0');
	}
	return bytes && number <= UINT16_MAX;
}

static bool is_name(const char *name, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++)
		if (!isalnum((unsigned char)name[i]) && name[i] != '-' && name[i] != '.')
			return false;
	return bytes;
}

static bool is_host(const char *host, size_t bytes)
{
	const char *colon = memchr(host, ':', bytes);
	const size_t name = colon ? (size_t)(colon - host) : bytes;
	return is_name(host, name) && (!colon || is_port(colon + 1, bytes - name - 1));
}

static bool has_host(const char *address)
{
	const char *host = strstr(address, "://");
	if (!host)
		return true; /* a mailbox */
	host += strlen("://");
	return is_host(host, strcspn(host, "/?#"));
}

bool link_target(struct str *out, const char *text, const struct link *link)
{
	static const char hex[] = "0123456789ABCDEF";
	const char *end = text + link->start + link->bytes;
	const size_t before = out->bytes;
	bool fragment = false;
	str_puts(out, link->scheme);
	for (const char *at = text + link->start; at < end; at++) {
		const bool second = *at == '#' && fragment;
		fragment |= *at == '#';
		if ((is_plain(*at) && !second) || (*at == '%' && is_coded(at, end))) {
			str_putc(out, *at);
		} else {
			str_putc(out, '%');
			str_putc(out, hex[(unsigned char)*at >> 4]);
			str_putc(out, hex[(unsigned char)*at & 15]);
		}
	}
	return has_host(out->data + before);
}
