/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "print/printer_words.h"

#include <string.h>
#include <strings.h>

#include "text/cell.h"
#include "text/i18n.h"

static const struct {
	const char *keyword; /* without -report, -warning, -error */
	const char *words;   /* NULL: nothing for people */
} reasons[] = {
	{"none", NULL},
	{"job-", NULL}, /* of the job, not of the printer */
	{"cups-", NULL},
	{"media-empty", N_("no paper")},
	{"media-needed", N_("no paper")},
	{"media-jam", N_("paper is jammed")},
	{"media-low", N_("paper is nearly used up")},
	{"cover-open", N_("its cover is open")},
	{"door-open", N_("its cover is open")},
	{"interlock-open", N_("its cover is open")},
	{"toner-empty", N_("the ribbon or the ink is used up")},
	{"marker-supply-empty", N_("the ribbon or the ink is used up")},
	{"toner-low", N_("the ribbon or the ink is nearly used up")},
	{"marker-supply-low", N_("the ribbon or the ink is nearly used up")},
	{"offline", N_("the printer is off or not ready (online)")},
	{"shutdown", N_("the printer is off or not ready (online)")},
	{"stopped-partly", NULL},
	{"connecting-to-device", N_("the printer is not reached yet")},
	{"timed-out", N_("the printer does not answer")},
	{"paused", N_("the queue is paused")},
	{"moving-to-paused", N_("the queue is paused")},
};

/* What the drivers of CUPS say (backend/socket.c, usb-libusb.c, lpd.c), which it
 * translates at best into the server's language. What only tells that all goes well is
 * nothing that holds a printer up. */
static const struct {
	const char *message, *words;
} messages[] = {
	{"paused", NULL},
	{"connected to printer", NULL},
	{"the printer is now connected", NULL},
	{"sending data to printer", NULL},
	{"waiting for printer to finish", NULL},
	{"connecting to printer", N_("the printer is not reached yet")},
	{"the printer may not exist", N_("the printer is not reached yet")},
	{"the printer is unreachable", N_("the printer is not reached yet")},
	{"unable to locate printer", N_("the printer is not reached yet")},
	{"unable to send data", N_("the printer broke off")},
	{"the printer is not connected", N_("the printer is off or not ready (online)")},
	{"waiting for printer to become available",
		N_("the printer is off or not ready (online)")},
	{"the printer is not responding", N_("the printer does not answer")},
	{"the printer did not respond", N_("the printer does not answer")},
	{"the printer is in use", N_("another computer is printing there")},
};

static void put(struct str *out, const char *words)
{
	if (strstr(out->data, words))
		return;
	if (out->bytes)
		str_puts(out, ", ");
	text_show(out, words, strlen(words));
}

void printer_words_reason(struct str *out, const char *keyword)
{
	for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++) {
		if (strncmp(keyword, reasons[i].keyword, strlen(reasons[i].keyword)))
			continue;
		if (reasons[i].words)
			put(out, _(reasons[i].words));
		return;
	}
	put(out, keyword);
}

void printer_words_message(struct str *out, const char *message)
{
	if (!message || !*message)
		return;
	for (size_t i = 0; i < sizeof(messages) / sizeof(messages[0]); i++) {
		const char *known = messages[i].message;
		if (strncasecmp(message, known, strlen(known)))
			continue;
		if (messages[i].words)
			put(out, _(messages[i].words));
		return;
	}
	put(out, message);
}
