/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan printers: the printer queues that there are.
 */
#include <config.h>

#include <getopt.h>

#include "cli/command.h"
#include "cli/listing.h"
#include "cli/options.h"
#include "cli/output.h"
#include "print/queues.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/str.h"

static const struct column columns[] = {{N_("Printer"), "printer"},
	{N_("Default"), "default"}, {N_("State"), "state"}, {NULL, "reason"},
	{N_("Description"), "description"}};

enum { QUEUE_READY, QUEUE_PAUSED, QUEUE_REFUSES };
static const char *const state_names[] = {"ready", "paused", "refuses"};
static const char *const state_labels[] = {
	N_("ready"), N_("paused"), N_("takes no jobs")};

static int state_of(const struct queue *queue)
{
	if (!queue->accepts)
		return QUEUE_REFUSES;
	return queue->stopped ? QUEUE_PAUSED : QUEUE_READY;
}

static void put_queue(struct listing *listing, const struct queue *queue)
{
	struct str state = STR_INIT;
	str_puts(&state, _(state_labels[state_of(queue)]));
	if (*queue->state)
		str_printf(&state, ": %s", queue->state);
	listing_put(listing, queue->name);
	listing_flag(listing, queue->is_default, "*", "");
	listing_choice(listing, state_names[state_of(queue)], state.data);
	listing_put(listing, queue->state);
	listing_put(listing, queue->info);
	str_release(&state);
}

static int run(struct session *session, int argc, char **argv)
{
	struct error error = ERROR_INIT;
	struct queues queues;
	if (!options_none(session, &command_printers, argc, argv))
		return session->status;
	if (optind < argc)
		return usage_error(&command_printers, _("%s: no argument is expected"),
			argv[optind]);
	if (!queues_list(&queues, &error))
		return fail(&error);
	struct listing *listing = listing_new(COUNT(columns), columns, session->json);
	for (size_t i = 0; i < queues.count; i++)
		put_queue(listing, &queues.items[i]);
	listing_end(listing, true);
	queues_release(&queues);
	return 0;
}

static const struct option_spec options[] = {
	JSON_OPTION(JSON_HELP),
	{0, NULL, NULL, NULL},
};

const struct command command_printers = {
	.name = "printers",
	.help = N_("list the printer queues"),
	.details = N_(
		"The queues of CUPS, the default one first. Printers at a port or a "
		"device need none: print --to tcp:HOST:PORT, print --to /dev/usb/lp0."),
	.options = options,
	.run = run,
};
