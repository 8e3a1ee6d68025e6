/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan text: the Thai engine as a filter.
 *
 * Each filter turns one line into its output; sort alone keeps all lines.
 */
#include <config.h>

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/session.h"
#include "text/cell.h"
#include "text/collate.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/normalise.h"
#include "text/str.h"
#include "text/utf8.h"
#include "text/wrap.h"

enum { OPTION_COLUMNS = 1 };
enum { COLUMNS_DEFAULT = 80, COLUMNS_MAX = 10000 };

struct filter_state {
	unsigned columns;
	struct wrapper *wrapper;
	struct str out;
	struct keyed *lines; /* sort: all lines */
	size_t count, capacity;
};

/* A line to be sorted and the key by which. */
struct keyed {
	struct str key, line;
};

struct filter {
	const char *name;
	void (*line)(struct filter_state *state, const char *line, size_t bytes);
	void (*end)(struct filter_state *state); /* NULL: nothing is kept */
};

static void width_line(struct filter_state *state, const char *line, size_t bytes)
{
	str_printf(&state->out, "%zu\n", text_columns(line, bytes));
}

static void cells_line(struct filter_state *state, const char *line, size_t bytes)
{
	for (size_t offset = 0; offset < bytes;) {
		struct cell cell = cell_next(line + offset, bytes - offset);
		str_printf(&state->out, "%u\t", cell.columns);
		for (size_t i = 0; i < cell.bytes;) {
			uint32_t code_point;
			size_t used = utf8_decode(
				line + offset + i, cell.bytes - i, &code_point);
			str_printf(&state->out, i ? " %04X" : "%04X", code_point);
			i += used;
		}
		str_putc(&state->out, '\n');
		offset += cell.bytes;
	}
}

static void wrap_line(struct filter_state *state, const char *line, size_t bytes)
{
	size_t count;
	wrap_load(state->wrapper, line, bytes);
	const struct wrap_line *lines =
		wrap_lines(state->wrapper, state->columns, &count);
	for (size_t i = 0; i < count; i++) {
		str_repeat(&state->out, ' ', lines[i].indent);
		str_append(&state->out, line + lines[i].start, lines[i].bytes);
		str_putc(&state->out, '\n');
	}
}

static void normalise_line(struct filter_state *state, const char *line, size_t bytes)
{
	text_normalise(&state->out, line, bytes);
	str_putc(&state->out, '\n');
}

static void sort_line(struct filter_state *state, const char *line, size_t bytes)
{
	state->lines = mem_grow(
		state->lines, state->count, &state->capacity, sizeof(*state->lines));
	struct keyed *keyed = &state->lines[state->count++];
	str_init(&keyed->key);
	str_init(&keyed->line);
	collate_key(&keyed->key, line, bytes);
	str_append(&keyed->line, line, bytes);
}

static int compare_keyed(const void *a, const void *b)
{
	const struct keyed *left = a, *right = b;
	return collate_compare(&left->key, &right->key);
}

static void sort_end(struct filter_state *state)
{
	if (state->count)
		qsort(state->lines, state->count, sizeof(*state->lines), compare_keyed);
	for (size_t i = 0; i < state->count; i++) {
		struct keyed *keyed = &state->lines[i];
		str_putc(&keyed->line, '\n');
		output_write(keyed->line.data, keyed->line.bytes);
		str_release(&keyed->key);
		str_release(&keyed->line);
	}
	free(state->lines);
}

static const struct filter filters[] = {
	{"width", width_line, NULL},
	{"cells", cells_line, NULL},
	{"wrap", wrap_line, NULL},
	{"normalise", normalise_line, NULL},
	{"sort", sort_line, sort_end},
};

static const struct filter *filter_find(const char *name)
{
	for (size_t i = 0; i < sizeof(filters) / sizeof(filters[0]); i++) {
		if (!strcmp(filters[i].name, name))
			return &filters[i];
	}
	return NULL;
}

static void filter_lines(const struct filter *filter, struct filter_state *state)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t bytes;
	while ((bytes = getline(&line, &room, stdin)) > 0) {
		if (line[bytes - 1] == '\n')
			bytes--;
		filter->line(state, line, (size_t)bytes);
		output_write(state->out.data, state->out.bytes);
		str_clear(&state->out);
	}
	free(line);
	if (filter->end)
		filter->end(state);
}

static int filter_input(const struct filter *filter, unsigned columns)
{
	struct filter_state state = {
		.columns = columns, .wrapper = wrapper_new(), .out = STR_INIT};
	filter_lines(filter, &state);
	wrapper_free(state.wrapper);
	str_release(&state.out);
	if (!ferror(stdin))
		return 0;
	struct error error = ERROR_INIT;
	error_set(
		&error, ERROR_SYSTEM, "%s: %s", _("standard input"), error_reason(errno));
	return fail(&error);
}

static int run(struct session *session, int argc, char **argv)
{
	int64_t columns = COLUMNS_DEFAULT;
	for (int option; (option = options_next(session, &command_text, argc, argv)) !=
			 OPTIONS_END;) {
		if (option == OPTIONS_STOP)
			return session->status;
		columns = report_number(optarg);
		if (columns < 1 || columns > COLUMNS_MAX)
			return usage_error(&command_text,
				_("--columns %s: a number from 1 to %d is expected"),
				optarg, COLUMNS_MAX);
	}
	const struct filter *filter =
		optind + 1 == argc ? filter_find(argv[optind]) : NULL;
	if (!filter)
		return usage_error(&command_text,
			_("name one of: width, cells, wrap, normalise, sort"));
	return filter_input(filter, (unsigned)columns);
}

static const struct option_spec options[] = {
	{OPTION_COLUMNS, "columns", N_("COUNT"), N_("wrap at so many columns (80)")},
	{0, NULL, NULL, NULL},
};

const struct command command_text = {
	.name = "text",
	.arguments = "width|cells|wrap|normalise|sort",
	.help = N_("handle Thai text: standard input to standard output"),
	.details = N_("width: the columns that each line takes. cells: one line a cell, "
		      "its width and its code points. wrap: the lines wrapped as a Thai "
		      "reader would. normalise: the changes that lose nothing. sort: the "
		      "lines in the order of a Thai dictionary."),
	.options = options,
	.run = run,
};
