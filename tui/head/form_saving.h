/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A form that is saved beside the loop, of an office on a server: its screen closes at once, and
 * it goes when all is saved. Where that fails, what was typed stays its draft; where others
 * changed the report meanwhile, or it may not be changed, it is saved as where one waits, which
 * asks and tells.
 */
#ifndef TUI_HEAD_FORM_SAVING_H
#define TUI_HEAD_FORM_SAVING_H

#include "model/report.h"
#include "text/error.h"
#include "tui/app/app.h"

struct form_saving {
	struct app *app;
	void *form;
	bool (*save)(void *form); /* waits */
	/* Its draft: is forgotten; has all that is typed. */
	bool (*forget)(void *form, struct error *error);
	bool (*keep)(void *form, struct error *error);
	void (*free)(void *form);
	bool under_way, closed;
};

/* Puts the head, which is taken over, in place of that revision. */
void form_saving_send(struct form_saving *saving, int64_t report, struct report *head,
	int64_t revision);

/* Its screen is closed: it is freed, now or when it is saved. */
void form_saving_close(struct form_saving *saving);

#endif
