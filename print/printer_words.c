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
	if (message && *message && strcasecmp(message, "paused"))
		put(out, message);
}
