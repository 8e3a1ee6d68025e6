/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/print_setup.h"

#include <stdlib.h>
#include <string.h>

#include "model/card_choice.h"
#include "model/card_source.h"
#include "print/fit.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/message.h"
#include "text/number.h"
#include "text/str.h"

const char *const usual_papers[USUAL_PAPERS] = {"136x66", "15x11in", "9.5x11in",
	"9.5x12in", "15x12in", "A4", "80x66", "96x66", "160x66"};

void print_setup_init(
	struct print_setup *setup, const struct settings *settings, const char *layout)
{
	*setup = (struct print_setup){
		.layout = mem_strdup(layout),
		.profile = mem_strdup(settings->profile),
		.paper = mem_strdup(settings->paper),
		.pitch = mem_strdup(settings->pitch),
		.measures = mem_strdup(""),
		.no_draft_mark = settings->no_draft_mark,
	};
}

void print_setup_release(struct print_setup *setup)
{
	free(setup->layout);
	free(setup->profile);
	free(setup->paper);
	free(setup->pitch);
	free(setup->measures);
	*setup = (struct print_setup){0};
}

static bool take_pitch(const char *text, double *cpi, struct error *error)
{
	return settings_pitch_read(text, cpi) ||
	       error_set(error, ERROR_USAGE,
		       _("pitch '%s': characters an inch are expected, e.g. 12"), text);
}

bool print_setup_request(const struct print_setup *setup, struct print_request *request,
	struct error *error)
{
	*request = (struct print_request){
		.layout = setup->layout,
		.profile = setup->profile,
		.quality = setup->quality,
		.no_draft_mark = setup->no_draft_mark,
		.date = time_now(),
		.summary = setup->summary,
	};
	return print_paper_parse(setup->paper, &request->paper, error) &&
	       take_pitch(setup->pitch, &request->cpi, error);
}

struct card_source *print_setup_cards(
	const struct print_setup *setup, const struct report *report, struct error *error)
{
	const struct card_choice choice = card_choice_of(setup->measures);
	return card_source_chosen(
		card_source_of_report(report), &choice, report->digits, error);
}

struct print_job *print_setup_job(const struct print_setup *setup,
	const struct report *report, struct card_source *cards, const char *mark,
	struct error *error)
{
	struct print_request request;
	if (!print_setup_request(setup, &request, error))
		return NULL;
	request.mark = mark;
	return print_job_new(&request, report, cards, error);
}

static void append_digits(struct str *out, const char *text, enum digits digits)
{
	digits_append(out, text, strlen(text), digits);
}

void print_setup_describe(const struct print_job *job, const char *paper,
	enum digits digits, struct str *out)
{
	const struct fitting *fitting = print_job_fitting(job);
	struct str size = STR_INIT;
	append_digits(out, paper, digits);
	str_printf(&size, "%ux%u", fitting->paper.columns, fitting->paper.lines);
	if (strcmp(size.data, paper) != 0) {
		str_puts(out, *paper ? "  " : "");
		append_digits(out, size.data, digits);
	}
	if (fitting->pitch) {
		str_clear(&size);
		message_append(&size, _("%d an inch"), (int)fitting->pitch->cpi);
		str_puts(out, "  ");
		append_digits(out, size.data, digits);
	}
	str_release(&size);
}
