/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan printers: the printer queues that there are.
 */
#include <config.h>

#include <getopt.h>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/output.h"
#include "print/queues.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"

static const char *const headings[] = {
	N_("Printer"), N_("Default"), N_("State"), N_("Description")};

static const char *state_of(const struct queue *queue)
{
	if (!queue->accepts)
		return N_("takes no jobs");
	return queue->stopped ? N_("paused") : N_("ready");
}

static void put_queue(struct listing *listing, const struct queue *queue)
{
	struct str state = STR_INIT;
	str_puts(&state, _(state_of(queue)));
	if (*queue->state)
		str_printf(&state, ": %s", queue->state);
	listing_put(listing, queue->name);
	listing_put(listing, queue->is_default ? "*" : "");
	listing_put(listing, state.data);
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
	struct listing *listing =
		listing_new(sizeof(headings) / sizeof(headings[0]), headings);
	for (size_t i = 0; i < queues.count; i++)
		put_queue(listing, &queues.items[i]);
	listing_end(listing);
	queues_release(&queues);
	return 0;
}

const struct command command_printers = {
	.name = "printers",
	.help = N_("list the printer queues"),
	.details = N_(
		"The queues of CUPS, the default one first. Printers at a port or a "
		"device need none: print --to tcp:HOST:PORT, print --to /dev/usb/lp0."),
	.run = run,
};
