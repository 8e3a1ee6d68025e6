/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "publish/pdf_paper.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "publish/link.h"
#include "publish/pdf_language.h"
#include "report/page_frame.h"
#include "text/cell.h"
#include "text/date.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

enum { A4_LONG = 842, A4_SHORT = 595 };

/* In points; 28.35 are a centimetre. */
const struct pdf_form pdf_landscape = {
	A4_LONG, A4_SHORT, 40, A4_LONG - 40, 60, A4_SHORT - 44};
const struct pdf_form pdf_portrait = {
	A4_SHORT, A4_LONG, 57, A4_SHORT - 40, 66, A4_LONG - 50};
const struct pdf_form pdf_memo = {A4_SHORT, A4_LONG, 85, A4_SHORT - 57, 43, A4_LONG - 50};

enum {
	HEADER = 22,      /* the header's first line: from the page's top */
	HEADER_LINE = 15, /* its second, from the first */
	FOOTER = 34,      /* the footer: from the page's end */
	FRAME_GAP = 12,   /* least between what stands left and right */
	LINE_TENTHS = 5,  /* how thick lines are */
	DOT_TENTHS = 8,   /* dots, and how far apart */
	DOT_EVERY = 3,
	WRITTEN_AT_ONCE = 1 << 16, /* bytes */
};

static const double colours[PDF_COLOURS][3] = {
	[PDF_BLACK] = {0, 0, 0},
	[PDF_GREY] = {0.35, 0.35, 0.35},
	[PDF_SHADE] = {0.92, 0.92, 0.92},
	[PDF_PALE] = {0.91, 0.91, 0.91},
	[PDF_LINK] = {0.02, 0.25, 0.6},
	[PDF_BAR] = {0.2, 0.4, 0.65},
};

struct pdf_paper {
	struct sink_output output;
	const struct publication *about;
	struct error error; /* of the output */
	bool failed;
	struct pdf_language language;
	struct str written; /* Cairo writes in bits, which wait here for each other */
	cairo_surface_t *surface;
	cairo_t *cairo;
	struct pdf_text *text;
	const struct pdf_form *form;
	unsigned number, count; /* of pages */
};

/* --- the file --- */

static void flush(struct pdf_paper *paper)
{
	const struct str *written = &paper->written;
	pdf_language_pass(&paper->language, written->data, written->bytes);
	paper->failed = !paper->output.write(
		paper->output.context, written->data, written->bytes, &paper->error);
	str_clear(&paper->written);
}

/* Cairo is never told of a failure, for it would stumble over what it has not finished:
 * what it still writes then goes nowhere. */
static cairo_status_t write_out(void *context, const unsigned char *bytes, unsigned count)
{
	struct pdf_paper *paper = context;
	if (paper->failed)
		return CAIRO_STATUS_SUCCESS;
	str_append(&paper->written, (const char *)bytes, count);
	if (paper->written.bytes >= WRITTEN_AT_ONCE)
		flush(paper);
	return CAIRO_STATUS_SUCCESS;
}

static void set_metadata(
	struct pdf_paper *paper, cairo_pdf_metadata_t which, const char *text)
{
	struct str shown = STR_INIT;
	text_show(&shown, text, strlen(text));
	pdf.cairo_pdf_surface_set_metadata(paper->surface, which, shown.data);
	str_release(&shown);
}

static void describe(struct pdf_paper *paper)
{
	const struct publication *about = paper->about;
	struct str text = STR_INIT;
	char moment[sizeof("2026-11-20T00:00:00Z")];
	const time_t now = time_now();
	struct tm parts;
	str_printf(&text, "%s%s%s", about->title, *about->title ? " " : "", about->year);
	set_metadata(paper, CAIRO_PDF_METADATA_TITLE, text.data);
	set_metadata(paper, CAIRO_PDF_METADATA_AUTHOR, about->agency);
	set_metadata(paper, CAIRO_PDF_METADATA_CREATOR, PACKAGE_STRING);
	if (gmtime_r(&now, &parts) &&
		strftime(moment, sizeof(moment), "%Y-%m-%dT%H:%M:%SZ", &parts))
		set_metadata(paper, CAIRO_PDF_METADATA_CREATE_DATE, moment);
	str_release(&text);
}

struct pdf_paper *pdf_paper_new(const struct sink_output *output,
	const struct publication *about, struct error *error)
{
	struct pdf_paper *paper = mem_new(1, sizeof(*paper));
	paper->output = *output;
	paper->about = about;
	pdf_language_init(&paper->language);
	str_init(&paper->written);
	paper->surface = pdf.cairo_pdf_surface_create_for_stream(
		write_out, paper, A4_SHORT, A4_LONG);
	paper->cairo = pdf.cairo_create(paper->surface);
	paper->text = pdf_text_new(paper->cairo, error);
	if (paper->text) {
		describe(paper);
		return paper;
	}
	pdf_paper_free(paper);
	return NULL;
}

void pdf_paper_free(struct pdf_paper *paper)
{
	if (!paper)
		return;
	paper->failed = true; /* what is written on the way out is no whole file */
	pdf_text_free(paper->text);
	pdf.cairo_destroy(paper->cairo);
	pdf.cairo_surface_destroy(paper->surface);
	pdf_language_release(&paper->language);
	str_release(&paper->written);
	error_release(&paper->error);
	free(paper);
}

bool pdf_paper_good(struct pdf_paper *paper, struct error *error)
{
	if (paper->failed)
		return error_pass(error, &paper->error);
	const cairo_status_t status = pdf.cairo_status(paper->cairo);
	return !status ||
	       error_set(error, ERROR_SYSTEM, _("the pdf could not be made: %s"),
		       pdf.cairo_status_to_string(status));
}

bool pdf_paper_finish(struct pdf_paper *paper, struct error *error)
{
	struct str update = STR_INIT;
	pdf_tag_end(paper, "Document");
	if (!pdf_paper_good(paper, error))
		return false;
	pdf.cairo_surface_finish(paper->surface);
	const cairo_status_t status = pdf.cairo_surface_status(paper->surface);
	if (!paper->failed)
		flush(paper);
	if (paper->failed)
		return error_pass(error, &paper->error);
	if (status)
		return error_set(error, ERROR_SYSTEM, _("the pdf could not be made: %s"),
			pdf.cairo_status_to_string(status));
	pdf_language_append(&paper->language, &update);
	const bool done = paper->output.write(
		paper->output.context, update.data, update.bytes, error);
	str_release(&update);
	return done;
}

cairo_t *pdf_paper_cairo(const struct pdf_paper *paper)
{
	return paper->cairo;
}

struct pdf_text *pdf_paper_text(const struct pdf_paper *paper)
{
	return paper->text;
}

void pdf_paper_set_count(struct pdf_paper *paper, unsigned count)
{
	paper->count = count;
}

/* --- what stands on every page --- */

static double width_of(struct pdf_paper *paper, const char *text)
{
	return pdf_text_width(paper->text, PDF_FRAME, text, strlen(text));
}

/* At the left edge, cut to what is free beside the right one. */
static void put_sides(
	struct pdf_paper *paper, const char *left, const char *right, double y)
{
	const struct pdf_form *form = paper->form;
	const double taken = width_of(paper, right);
	const double room =
		form->right - form->left - (taken > 0 ? taken + FRAME_GAP : 0);
	struct str cut = STR_INIT;
	pdf_text_cut(paper->text, PDF_FRAME, left, (unsigned)(room * PDF_UNITS), &cut);
	pdf_text_draw(paper->text, PDF_FRAME, cut.data, cut.bytes, form->left, y);
	pdf_text_draw(
		paper->text, PDF_FRAME, right, strlen(right), form->right - taken, y);
	str_release(&cut);
}

static void put_header(struct pdf_paper *paper, bool headed)
{
	const struct publication *about = paper->about;
	const char *draft = about->draft ? PAGE_FRAME_DRAFT : "";
	/* A memo's text begins where a second line would end. */
	if (!headed) {
		put_sides(paper, "", draft, HEADER);
		return;
	}
	put_sides(paper, about->agency, about->year, HEADER);
	put_sides(paper, about->title, draft, HEADER + HEADER_LINE);
}

static void put_footer(struct pdf_paper *paper)
{
	const struct publication *about = paper->about;
	struct str left = STR_INIT, right = STR_INIT;
	page_frame_mark_append(&left, about->mark);
	if (about->unconfirmed) {
		str_puts(&left, left.bytes ? "   " : "");
		page_frame_warning_append(&left, about->unconfirmed, about->digits);
	}
	page_frame_number_append(&right, paper->number, paper->count, about->digits);
	put_sides(paper, left.data, right.data, paper->form->height - FOOTER);
	str_release(&left);
	str_release(&right);
}

/* Behind all else, from corner to corner. */
static void put_draft(struct pdf_paper *paper)
{
	const struct pdf_form *form = paper->form;
	pdf.cairo_save(paper->cairo);
	pdf_set_colour(paper, PDF_PALE);
	pdf.cairo_translate(paper->cairo, form->width / 2, form->height / 2);
	pdf.cairo_rotate(paper->cairo, -atan2(form->height, form->width));
	pdf_text_fill(paper->text, PDF_DRAFT, PAGE_FRAME_DRAFT);
	pdf.cairo_restore(paper->cairo);
}

void pdf_paper_begin_page(
	struct pdf_paper *paper, const struct pdf_form *form, bool headed)
{
	paper->form = form;
	paper->number++;
	/* It begins the page anew: what was said before is lost. */
	pdf.cairo_pdf_surface_set_size(paper->surface, form->width, form->height);
	if (paper->number == 1)
		pdf_tag(paper, "Document");
	if (paper->about->draft)
		put_draft(paper);
	pdf_set_colour(paper, PDF_GREY);
	put_header(paper, headed);
	put_footer(paper);
	pdf_set_colour(paper, PDF_BLACK);
}

void pdf_paper_end_page(struct pdf_paper *paper)
{
	pdf.cairo_show_page(paper->cairo);
}

/* --- pens --- */

void pdf_set_colour(struct pdf_paper *paper, enum pdf_colour colour)
{
	const double *parts = colours[colour];
	pdf.cairo_set_source_rgb(paper->cairo, parts[0], parts[1], parts[2]);
}

void pdf_line(struct pdf_paper *paper, double x0, double y0, double x1, double y1)
{
	pdf.cairo_move_to(paper->cairo, x0, y0);
	pdf.cairo_line_to(paper->cairo, x1, y1);
}

void pdf_draw_lines(struct pdf_paper *paper)
{
	pdf.cairo_set_line_width(paper->cairo, LINE_TENTHS / 10.0);
	pdf.cairo_set_line_cap(paper->cairo, CAIRO_LINE_CAP_SQUARE);
	pdf.cairo_stroke(paper->cairo);
}

void pdf_dots(struct pdf_paper *paper, double x0, double x1, double y)
{
	const double dashes[] = {0, DOT_EVERY};
	pdf.cairo_save(paper->cairo);
	pdf.cairo_set_dash(paper->cairo, dashes, 2, 0);
	pdf.cairo_set_line_width(paper->cairo, DOT_TENTHS / 10.0);
	pdf.cairo_set_line_cap(paper->cairo, CAIRO_LINE_CAP_ROUND);
	pdf.cairo_move_to(paper->cairo, x0, y);
	pdf.cairo_line_to(paper->cairo, x1, y);
	pdf.cairo_stroke(paper->cairo);
	pdf.cairo_restore(paper->cairo);
}

void pdf_area(struct pdf_paper *paper, double x, double y, double width, double height)
{
	pdf.cairo_rectangle(paper->cairo, x, y, width, height);
	pdf.cairo_fill(paper->cairo);
}

/* To be destroyed, whatever it is. Nobody who lays a pipe there keeps us waiting. */
static cairo_status_t open_picture(const char *path, cairo_surface_t **picture)
{
	struct stat status;
	const bool plain = !stat(path, &status) && S_ISREG(status.st_mode);
	*picture = pdf.cairo_image_surface_create_from_png(plain ? path : "");
	return pdf.cairo_surface_status(*picture);
}

static bool picture_failed(const char *path, cairo_status_t status, struct error *error)
{
	return error_set(error, ERROR_REFUSED,
		_("%s: the emblem for memos cannot be read (%s); choose another picture, "
		  "or none"),
		path, pdf.cairo_status_to_string(status));
}

bool pdf_picture_opens(const char *path, struct error *error)
{
	cairo_surface_t *picture;
	const cairo_status_t status = open_picture(path, &picture);
	pdf.cairo_surface_destroy(picture);
	return !status || picture_failed(path, status, error);
}

bool pdf_picture(struct pdf_paper *paper, const char *path, double x, double y,
	double height, struct error *error)
{
	cairo_surface_t *picture;
	const cairo_status_t status = open_picture(path, &picture);
	if (!status) {
		const double scale = height / pdf.cairo_image_surface_get_height(picture);
		pdf.cairo_save(paper->cairo);
		pdf.cairo_translate(paper->cairo, x, y);
		pdf.cairo_scale(paper->cairo, scale, scale);
		pdf.cairo_set_source_surface(paper->cairo, picture, 0, 0);
		pdf.cairo_paint(paper->cairo);
		pdf.cairo_restore(paper->cairo);
	}
	pdf.cairo_surface_destroy(picture);
	return !status || picture_failed(path, status, error);
}

/* An address as the attributes of a tag have it: between ' and ', \ before both. */
static void begin_link(
	struct pdf_paper *paper, const char *scheme, const char *address, size_t bytes)
{
	struct str attributes = STR_INIT;
	str_printf(&attributes, "uri='%s", scheme);
	for (size_t i = 0; i < bytes; i++) {
		if (address[i] == '\'' || address[i] == '\\')
			str_putc(&attributes, '\\');
		str_putc(&attributes, address[i]);
	}
	str_putc(&attributes, '\'');
	pdf.cairo_tag_begin(paper->cairo, CAIRO_TAG_LINK, attributes.data);
	str_release(&attributes);
}

static double put_link(struct pdf_paper *paper, enum pdf_style style,
	const struct pdf_part *part, const struct link *link, size_t from, size_t to,
	double x, double y)
{
	begin_link(paper, link->scheme, part->paragraph + link->start, link->bytes);
	pdf_set_colour(paper, PDF_LINK);
	const double width = pdf_text_draw(
		paper->text, style, part->paragraph + from, to - from, x, y);
	pdf_set_colour(paper, PDF_BLACK);
	pdf_tag_end(paper, CAIRO_TAG_LINK);
	return width;
}

void pdf_put_part(struct pdf_paper *paper, enum pdf_style style,
	const struct pdf_part *part, double x, double y)
{
	const char *text = part->paragraph;
	const size_t end = part->start + part->line_bytes;
	struct link link;
	size_t at = part->start;
	while (at < end && text[at] == ' ')
		at++;
	x += pdf_text_width(paper->text, style, text + part->start, at - part->start);
	for (size_t from = 0;
		link_next(text, part->bytes, from, &link) && link.start < end;
		from = link.start + link.bytes) {
		const size_t first = MAX(at, link.start);
		const size_t last = MIN(end, link.start + link.bytes);
		if (last <= first)
			continue;
		x += pdf_text_draw(paper->text, style, text + at, first - at, x, y);
		x += put_link(paper, style, part, &link, first, last, x, y);
		at = last;
	}
	pdf_text_draw(paper->text, style, text + at, end - at, x, y);
}

void pdf_put(struct pdf_paper *paper, enum pdf_style style, const char *text, double x,
	double y)
{
	const size_t bytes = strlen(text);
	const struct pdf_part part = {text, bytes, 0, bytes};
	pdf_put_part(paper, style, &part, x, y);
}

/* --- tags --- */

void pdf_tag(struct pdf_paper *paper, const char *tag)
{
	pdf.cairo_tag_begin(paper->cairo, tag, NULL);
}

void pdf_tag_end(struct pdf_paper *paper, const char *tag)
{
	pdf.cairo_tag_end(paper->cairo, tag);
}

int pdf_outline(struct pdf_paper *paper, int below, const char *text, double y)
{
	struct str shown = STR_INIT, place = STR_INIT;
	text_show(&shown, text, strlen(text));
	str_printf(&place, "page=%u pos=[0 %d]", paper->number, (int)y);
	const int line = pdf.cairo_pdf_surface_add_outline(
		paper->surface, below, shown.data, place.data, 0);
	str_release(&shown);
	str_release(&place);
	return line;
}
