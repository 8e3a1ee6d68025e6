/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "print/fit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "report/table.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/str.h"

enum {
	CPI_UNKNOWN =
		10,   /* of a printer whose pitch nobody knows, and its lines an inch: */
	FORM_LPI = 6, /* lines of COLSxLINES, as forms are sold: 66 are 11 in */
	INCHES_MAX = 30,
};

/* A pitch is the wanted one if it differs by less: 17 is 17.14. */
#define CPI_NEAR  0.5
#define INCH_NEAR 0.02

/* What can be printed across forms, in inches: between the strips with the holes, less
 * what printers cannot reach. Of others, what is left of both strips. */
static const struct {
	double width, printable;
} forms[] = {
	{8.27, 8.0}, /* A4 */
	{8.5, 8.0},
	{9.5, 8.0},
	{14.875, 13.6},
	{15, 13.6},
};
#define STRIPS 1.5

static double printable(double width)
{
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		if (fabs(forms[i].width - width) < INCH_NEAR)
			return forms[i].printable;
	return width - STRIPS;
}

/* "15x11in" */
static bool parse_inches(const char *text, struct print_paper *paper)
{
	char *end;
	const double width = strtod(text, &end);
	if (end == text || *end != 'x')
		return false;
	const char *second = end + 1;
	const double length = strtod(second, &end);
	if (end == second || strcmp(end, "in") != 0)
		return false;
	if (!(width >= 4 && width <= INCHES_MAX && length >= 3 && length <= INCHES_MAX))
		return false;
	*paper = (struct print_paper){.width = width, .length = length};
	return true;
}

/* Sizes that have a name, in inches. */
static const struct {
	const char *name;
	double width, length;
} sizes[] = {
	{"A4", 8.27, 11.69},
	{"A3", 11.69, 16.54},
};

static bool find_size(const char *name, struct print_paper *paper)
{
	for (size_t i = 0; i < COUNT(sizes); i++) {
		if (strcasecmp(sizes[i].name, name) != 0)
			continue;
		*paper = (struct print_paper){
			.width = sizes[i].width, .length = sizes[i].length};
		return true;
	}
	return false;
}

bool print_paper_parse(const char *text, struct print_paper *paper, struct error *error)
{
	struct print_paper parsed = {0};
	const size_t bytes = strlen(text);
	const bool inches = bytes > 2 && !strcmp(text + bytes - 2, "in");
	if (find_size(text, &parsed)) {
		*paper = parsed;
		return true;
	}
	if (!inches && !paper_parse(text, &parsed.cells, error))
		return false;
	if (inches && (*text < '0' || *text > '9' || !parse_inches(text, &parsed)))
		return error_set(error, ERROR_USAGE,
			_("paper '%s': expected WIDTHxLENGTHin, e.g. 15x11in or "
			  "9.5x11in, at most %d inches"),
			text, INCHES_MAX);
	*paper = parsed;
	return true;
}

/* --- the pitch --- */

static unsigned columns_at(
	const struct profile *profile, const struct print_paper *paper, double cpi)
{
	if (paper->cells.columns)
		return paper->cells.columns;
	return (unsigned)(fmin(printable(paper->width), profile->carriage) * cpi + 0.01);
}

/* The columns with which the layout is at ease on a paper of so many. */
static unsigned columns_for(const struct layout *layout, unsigned columns)
{
	unsigned least = 0;
	for (size_t i = 0; i < layout->columns_count; i++)
		least += layout->columns[i].least;
	return table_overhead(layout->columns_count, table_gap(columns)) + least +
	       least / 2;
}

static bool refuse_pitch(const struct profile *profile, double cpi, struct error *error)
{
	struct str known = STR_INIT;
	for (size_t i = 0; i < profile->pitches_count; i++)
		str_printf(
			&known, "%s%.0f", i ? ", " : "", floor(profile->pitches[i].cpi));
	if (profile->pitches_count)
		error_set(error, ERROR_USAGE,
			_("profile '%s' has no pitch of %g; it has: %s"), profile->name,
			cpi, known.data);
	else
		error_set(error, ERROR_USAGE,
			_("profile '%s' cannot choose a pitch; set it on the printer"),
			profile->name);
	str_release(&known);
	return false;
}

static const struct profile_pitch *pitch_find(const struct profile *profile, double cpi)
{
	const struct profile_pitch *nearest = NULL;
	for (size_t i = 0; i < profile->pitches_count; i++) {
		const struct profile_pitch *pitch = &profile->pitches[i];
		if (fabs(pitch->cpi - cpi) < CPI_NEAR &&
			(!nearest || fabs(pitch->cpi - cpi) < fabs(nearest->cpi - cpi)))
			nearest = pitch;
	}
	return nearest;
}

/* Columns that are given: the widest pitch at which they fit between the edges. */
static const struct profile_pitch *pitch_for_columns(
	const struct profile *profile, unsigned columns)
{
	const struct profile_pitch *pitch = profile->pitches;
	const struct profile_pitch *last = pitch + profile->pitches_count - 1;
	while (pitch < last && columns > pitch->cpi * profile->carriage + 0.01)
		pitch++;
	return pitch;
}

static const struct profile_pitch *pitch_for_layout(const struct profile *profile,
	const struct layout *layout, const struct print_paper *paper, bool *tight)
{
	const struct profile_pitch *pitch = profile->pitches;
	const struct profile_pitch *last = pitch + profile->pitches_count - 1;
	for (;; pitch++) {
		const unsigned columns = columns_at(profile, paper, pitch->cpi);
		*tight = layout && columns < columns_for(layout, columns);
		if (!*tight || pitch == last)
			return pitch;
	}
}

/* --- lines --- */

static void fit_length(struct fitting *fitting, const struct profile *profile,
	const struct print_paper *paper)
{
	double inches = paper->length;
	if (paper->cells.lines && profile->rows == 1) {
		fitting->rows = paper->cells.lines;
		inches = fitting->rows / profile->lpi;
	} else {
		if (paper->cells.lines)
			inches = paper->cells.lines / (double)FORM_LPI;
		fitting->rows = (unsigned)lround(inches * profile->lpi);
	}
	fitting->paper.lines = fitting->rows / profile->rows;
	const double whole = nearbyint(inches);
	fitting->inches = fabs(inches - whole) < INCH_NEAR ? (unsigned)whole : 0;
}

bool fit(struct fitting *fitting, const struct profile *profile,
	const struct layout *layout, const struct print_paper *paper, double cpi,
	struct error *error)
{
	struct fitting fitted = {0};
	if (cpi > 0) {
		fitted.pitch = pitch_find(profile, cpi);
		if (!fitted.pitch)
			return refuse_pitch(profile, cpi, error);
	} else if (profile->pitches_count && paper->cells.columns) {
		fitted.pitch = pitch_for_columns(profile, paper->cells.columns);
	} else if (profile->pitches_count) {
		fitted.pitch = pitch_for_layout(profile, layout, paper, &fitted.tight);
	}
	fitted.paper.columns = columns_at(
		profile, paper, fitted.pitch ? fitted.pitch->cpi : CPI_UNKNOWN);
	fit_length(&fitted, profile, paper);
	*fitting = fitted;
	return true;
}
