/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/app/suggesting.h"

#include "db/beside.h"
#include "db/store.h"
#include "office/suggest/office_phrases.h"
#include "office/suggest/phrase_index.h"
#include "office/suggest/phrase_reading.h"
#include "tui/app/app.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/offers.h"

void suggesting_due(struct app *app)
{
	if (app->phrases)
		office_phrases_due(app->phrases);
}

void suggesting_release(struct app *app)
{
	if (app->phrases)
		app_forget_beside(app, app->phrases);
	office_phrases_free(app->phrases);
	app->phrases = NULL;
}

static size_t offer(void *context, unsigned slot, const char *before, size_t bytes,
	struct offer *offers, size_t most)
{
	return office_phrases_offer(context, slot, before, bytes, offers, most);
}

/* Milliseconds after a key in which the next may come before anything is looked for: what
 * the key made is seen by then. */
enum { MOMENT = 5 };

static bool somebody_types(struct app *app, int milliseconds)
{
	return app->terminal->ops->arrives(app->terminal, milliseconds);
}

/* What others have written since is looked for, too. */
static void look_for_changes(struct app *app)
{
	int64_t changes;
	if (!store_changes(app->store, &changes, NULL) || changes == app->phrases_changes)
		return;
	app->phrases_changes = changes;
	office_phrases_due(app->phrases);
}

static void read_beside(void *context, struct beside *beside)
{
	office_phrases_take(context, (struct phrase_reading *)beside);
}

/* On a server what is to be learned is read beside the loop. */
static void bring_up_to_date(struct app *app, struct screen *screen)
{
	struct topic topic = {0};
	struct store *here = app->sends ? NULL : app->store;
	screen->class->about(screen, &topic);
	if (!topic.report)
		return;
	look_for_changes(app);
	while (!somebody_types(app, 0) &&
		office_phrases_work(app->phrases, here, topic.report))
		continue;
	struct phrase_reading *reading = app->sends && !app->reach.away
						 ? office_phrases_reading(app->phrases)
						 : NULL;
	if (reading)
		app_beside(app, &reading->beside, read_beside, app->phrases);
}

/* What the office wrote. */
static struct offering of_office(struct app *app, struct screen *screen, bool idle)
{
	if (!app->phrases)
		app->phrases = office_phrases_new();
	if (idle)
		bring_up_to_date(app, screen);
	return (struct offering){.offer = offer,
		.context = app->phrases,
		.revision = office_phrases_revision(app->phrases)};
}

/* To screens that are about no report, which know themselves what may follow. */
static size_t offer_nothing(void *context, unsigned slot, const char *before,
	size_t bytes, struct offer *offers, size_t most)
{
	(void)context, (void)slot, (void)before, (void)bytes, (void)offers, (void)most;
	return 0;
}

void suggesting_look(struct app *app, bool idle)
{
	struct screen *screen = &app->screens[app->depth - 1];
	if (!screen->class->suggest || app->settings.no_suggestions)
		return;
	app->terminal->ops->flush(app->terminal);
	if (somebody_types(app, MOMENT))
		return;
	const struct offering offering =
		screen->class->about && app->store
			? of_office(app, screen, idle)
			: (struct offering){.offer = offer_nothing};
	if (!somebody_types(app, 0) && screen->class->suggest(app, screen, &offering))
		app_paint(app);
}
