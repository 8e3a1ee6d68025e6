/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "publish/pdf_text.h"

#include <limits.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "text/cell.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

/* The first of these that is there: that of public offices, or one of the same widths,
 * from package fonts-tlwg-laksaman. */
static const char *const families[] = {"TH SarabunPSK", "TH Sarabun New", "Laksaman"};
#define FONT_PACKAGE "fonts-tlwg-laksaman"

/* Sizes in points; those of a memo are what the rules of offices' letters ask for. */
static const struct {
	unsigned size;
	bool bold;
} styles[PDF_STYLES] = {
	[PDF_CELL] = {14, false},
	[PDF_CELL_BOLD] = {14, true},
	[PDF_BODY] = {16, false},
	[PDF_HEADING] = {16, true},
	[PDF_TITLE] = {18, true},
	[PDF_MEMO_TITLE] = {29, true},
	[PDF_MEMO_LABEL] = {20, true},
	[PDF_FRAME] = {12, false},
	[PDF_DRAFT] = {220, true},
};

/* Cells whose width is known: a table of places found by the bytes of the cell. Reports
 * have some thousand different ones; of more the table forgets. */
enum { CELL_BYTES = 23, CELLS = 4096 };

struct known_cell {
	unsigned char bytes; /* 0: none */
	char text[CELL_BYTES];
	int width; /* Pango's units */
};

struct face {
	PangoContext
		*context; /* lines are shaped in it, without what a layout does besides */
	PangoLayout *layout; /* for the font's height, and for outlines */
	unsigned size;
	struct known_cell *cells;
	struct wrap_ruler ruler;
	unsigned coarse;
	unsigned letter; /* a usual one's width; 0: not measured */
	double baseline; /* from a line's top, in points */
	struct pdf_text *text;
};

struct pdf_text {
	cairo_t *cairo;
	PangoAttrList *plain; /* no attributes */
	PangoGlyphString *shaped;
	const char *family;
	struct face faces[PDF_STYLES];
	struct str shown;
	unsigned char *widths; /* of the ruler */
	size_t widths_capacity;
	cairo_glyph_t *glyphs; /* of what is drawn */
	cairo_text_cluster_t *clusters;
	int glyphs_capacity; /* of both */
};

/* --- fonts --- */

static const char *find_family(void)
{
	PangoFontFamily **there;
	int count;
	size_t best = COUNT(families);
	pdf.pango_font_map_list_families(
		pdf.pango_cairo_font_map_get_default(), &there, &count);
	for (int i = 0; i < count; i++)
		for (size_t k = 0; k < best; k++)
			if (!strcasecmp(pdf.pango_font_family_get_name(there[i]),
				    families[k]))
				best = k;
	pdf.g_free(there);
	return best < COUNT(families) ? families[best] : NULL;
}

static void set_size(struct face *face, const char *family, unsigned size, bool bold)
{
	PangoFontDescription *font = pdf.pango_font_description_new();
	pdf.pango_font_description_set_family(font, family);
	pdf.pango_font_description_set_absolute_size(font, (double)size * PANGO_SCALE);
	pdf.pango_font_description_set_weight(
		font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pdf.pango_context_set_font_description(face->context, font);
	pdf.pango_layout_set_font_description(face->layout, font);
	pdf.pango_font_description_free(font);
	if (face->cells)
		memset(face->cells, 0, CELLS * sizeof(*face->cells));
	face->size = size;
	face->letter = 0;
	face->baseline = 0;
}

struct pdf_text *pdf_text_new(cairo_t *cairo, struct error *error)
{
	const char *family = find_family();
	if (!family) {
		error_set(error, ERROR_SYSTEM,
			_("this machine has no font for Thai in a pdf; have one "
			  "installed: apt-get install %s"),
			FONT_PACKAGE);
		return NULL;
	}
	struct pdf_text *text = mem_new(1, sizeof(*text));
	text->cairo = cairo;
	text->family = family;
	text->plain = pdf.pango_attr_list_new();
	text->shaped = pdf.pango_glyph_string_new();
	str_init(&text->shown);
	for (size_t i = 0; i < PDF_STYLES; i++) {
		struct face *face = &text->faces[i];
		face->text = text;
		face->context = pdf.pango_cairo_create_context(cairo);
		pdf.pango_context_set_round_glyph_positions(face->context, FALSE);
		face->layout = pdf.pango_layout_new(face->context);
		set_size(face, family, styles[i].size, styles[i].bold);
	}
	return text;
}

void pdf_text_free(struct pdf_text *text)
{
	if (!text)
		return;
	for (size_t i = 0; i < PDF_STYLES; i++) {
		pdf.g_object_unref(text->faces[i].layout);
		pdf.g_object_unref(text->faces[i].context);
		free(text->faces[i].cells);
	}
	pdf.pango_attr_list_unref(text->plain);
	pdf.pango_glyph_string_free(text->shaped);
	str_release(&text->shown);
	free(text->widths);
	free(text->glyphs);
	free(text->clusters);
	free(text);
}

void pdf_text_set_cells(struct pdf_text *text, unsigned size)
{
	set_size(&text->faces[PDF_CELL], text->family, size, false);
	set_size(&text->faces[PDF_CELL_BOLD], text->family, size, true);
}

void pdf_text_set_body(struct pdf_text *text, unsigned size)
{
	set_size(&text->faces[PDF_BODY], text->family, size, false);
	set_size(&text->faces[PDF_HEADING], text->family, size, true);
}

/* Thai has marks of two storeys above its letters and one below: the lines of its fonts
 * are as far apart as these need, which is much in a table. */
unsigned pdf_text_pitch(const struct pdf_text *text, enum pdf_style style)
{
	enum { OF_SIZE = 128, HUNDRED = 100 };
	return text->faces[style].size * PDF_UNITS * OF_SIZE / HUNDRED;
}

/* --- shaping --- */

/* What is done with each piece of a line that has one font and one direction, from left to
 * right; its glyphs are there during the call. */
typedef void run_visit(void *context, PangoGlyphItem *run);

/* Shapes the text as it is shown. A layout would look for places where lines may end, which
 * takes longer than all this, and text/wrap.h knows them. */
static void shape(struct pdf_text *text, enum pdf_style style, const char *line,
	size_t bytes, run_visit *visit, void *context)
{
	str_clear(&text->shown);
	text_show(&text->shown, line, bytes);
	const char *shown = text->shown.data;
	const int count = (int)text->shown.bytes;
	GList *logical = pdf.pango_itemize(
		text->faces[style].context, shown, 0, count, text->plain, NULL);
	GList *visual = pdf.pango_reorder_items(logical);
	for (GList *next = visual; next; next = next->next) {
		PangoGlyphItem run = {.item = next->data, .glyphs = text->shaped};
		pdf.pango_shape_with_flags(shown + run.item->offset, run.item->length,
			shown, count, &run.item->analysis, text->shaped,
			PANGO_SHAPE_NONE);
		visit(context, &run);
		pdf.pango_item_free(run.item);
	}
	pdf.g_list_free(logical);
	pdf.g_list_free(visual);
}

/* Pango's units. */
static int run_width(const PangoGlyphItem *run)
{
	int width = 0;
	for (int i = 0; i < run->glyphs->num_glyphs; i++)
		width += run->glyphs->glyphs[i].geometry.width;
	return width;
}

/* --- widths --- */

static void add_width(void *context, PangoGlyphItem *run)
{
	*(int *)context += run_width(run);
}

static int width_of(
	struct pdf_text *text, enum pdf_style style, const char *line, size_t bytes)
{
	int width = 0;
	if (bytes)
		shape(text, style, line, bytes, add_width, &width);
	return width;
}

double pdf_text_width(
	struct pdf_text *text, enum pdf_style style, const char *line, size_t bytes)
{
	return (double)width_of(text, style, line, bytes) / PANGO_SCALE;
}

void pdf_text_cut(struct pdf_text *text, enum pdf_style style, const char *line,
	unsigned width, struct str *out)
{
	const size_t start = out->bytes;
	const double room = (double)width / PDF_UNITS;
	str_puts(out, line);
	for (size_t bytes = out->bytes - start;
		bytes && pdf_text_width(text, style, out->data + start,
				 out->bytes - start) > room;) {
		bytes = cell_previous(out->data + start, bytes);
		str_truncate(out, start + bytes);
		str_puts(out, "…");
	}
}

static uint32_t hash_of(const char *bytes, size_t count)
{
	uint32_t hash = UINT32_C(2166136261); /* FNV-1a */
	for (size_t i = 0; i < count; i++)
		hash = (hash ^ (unsigned char)bytes[i]) * UINT32_C(16777619);
	return hash ^ hash >> 16;
}

static int cell_width(
	struct pdf_text *text, struct face *face, const char *cell, size_t bytes)
{
	const enum pdf_style style = (enum pdf_style)(face - text->faces);
	if (bytes > CELL_BYTES)
		return width_of(text, style, cell, bytes);
	if (!face->cells)
		face->cells = mem_new(CELLS, sizeof(*face->cells));
	struct known_cell *known = &face->cells[hash_of(cell, bytes) % CELLS];
	if (known->bytes != bytes || memcmp(known->text, cell, bytes) != 0) {
		known->width = width_of(text, style, cell, bytes);
		known->bytes = (unsigned char)bytes;
		memcpy(known->text, cell, bytes);
	}
	return known->width;
}

/* What does not fit into a byte goes on in those behind it. */
static void put_width(unsigned char *widths, size_t bytes, unsigned width)
{
	for (size_t i = 0; i < bytes; i++) {
		const unsigned part = MIN(width, UCHAR_MAX);
		widths[i] = (unsigned char)part;
		width -= part;
	}
}

/* The bytes of the first character. */
static size_t character_bytes(const char *text, size_t bytes)
{
	size_t count = 1;
	while (count < bytes && (text[count] & 0xC0) == 0x80)
		count++;
	return count;
}

/* Widths are rounded so that their sums are right. */
static const unsigned char *measure(void *context, const char *line, size_t bytes)
{
	struct face *face = context;
	struct pdf_text *text = face->text;
	const double unit = (double)PANGO_SCALE / PDF_UNITS * face->coarse;
	if (bytes + 1 > text->widths_capacity) {
		text->widths_capacity = 2 * (bytes + 1);
		text->widths = mem_resize(text->widths, text->widths_capacity, 1);
	}
	memset(text->widths, 0, bytes + 1);
	int64_t width = 0;
	unsigned before = 0;
	for (size_t at = 0; at < bytes;) {
		const struct cell cell = cell_unit(line + at, bytes - at);
		width += cell_width(text, face, line + at, cell.bytes);
		const unsigned sum = (unsigned)lround((double)width / unit);
		put_width(text->widths + at, character_bytes(line + at, cell.bytes),
			sum - before);
		before = sum;
		at += cell.bytes;
	}
	return text->widths;
}

/* What it is rounded to on its line, both ends of it, is room enough. */
static unsigned measure_word(void *context, const char *word, size_t bytes)
{
	struct face *face = context;
	const double unit = (double)PANGO_SCALE / PDF_UNITS;
	int64_t width = 0;
	for (size_t at = 0; at < bytes;) {
		const struct cell cell = cell_unit(word + at, bytes - at);
		width += cell_width(face->text, face, word + at, cell.bytes);
		at += cell.bytes;
	}
	return (unsigned)ceil(((double)width / unit + 1) / face->coarse);
}

unsigned pdf_text_letter(struct pdf_text *text, enum pdf_style style)
{
	static const char usual[] = "ผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส";
	struct face *face = &text->faces[style];
	if (!face->letter) {
		const double columns = (double)text_columns(usual, strlen(usual));
		const double width = pdf_text_width(text, style, usual, strlen(usual));
		face->letter = (unsigned)lround(width * PDF_UNITS / columns);
	}
	return face->letter;
}

const struct wrap_ruler *pdf_text_ruler(
	struct pdf_text *text, enum pdf_style style, unsigned coarse)
{
	struct face *face = &text->faces[style];
	face->coarse = coarse;
	face->ruler = (struct wrap_ruler){.measure = measure,
		.context = face,
		.word = coarse > 1 ? measure_word : NULL,
		.word_max = WRAP_WORD_MAX * pdf_text_letter(text, style) / coarse};
	return &face->ruler;
}

/* --- drawing --- */

/* The baseline is where it is with the font's own height, which is centred in the line. */
double pdf_text_baseline(struct pdf_text *text, enum pdf_style style)
{
	struct face *face = &text->faces[style];
	int height;
	if (face->baseline <= 0) {
		const double pitch = (double)pdf_text_pitch(text, style) / PDF_UNITS;
		pdf.pango_layout_get_size(face->layout, NULL, &height);
		face->baseline = (double)pdf.pango_layout_get_baseline(face->layout) /
					 PANGO_SCALE +
				 (pitch - (double)height / PANGO_SCALE) / 2;
	}
	return face->baseline;
}

/* What Pango draws itself: glyphs that are in no font or show nothing, text that runs to
 * the left. */
static bool is_special(const PangoGlyphItem *run)
{
	for (int i = 0; i < run->glyphs->num_glyphs; i++)
		if (run->glyphs->glyphs[i].glyph >= PANGO_GLYPH_EMPTY)
			return true;
	return run->item->analysis.level & 1;
}

static void place_glyphs(
	struct pdf_text *text, const PangoGlyphString *glyphs, double x, double y)
{
	for (int i = 0; i < glyphs->num_glyphs; i++) {
		const PangoGlyphGeometry *at = &glyphs->glyphs[i].geometry;
		text->glyphs[i] = (cairo_glyph_t){.index = glyphs->glyphs[i].glyph,
			.x = x + (double)at->x_offset / PANGO_SCALE,
			.y = y + (double)at->y_offset / PANGO_SCALE};
		x += (double)at->width / PANGO_SCALE;
	}
}

/* Which glyphs show which letters. Marks stand over the letter before them or off it (ปุ่,
 * ฝ่), and who reads a PDF takes that for a gap, or for another order. So the letters of a
 * whole cell belong to the glyph of its base, and none to those of its marks; ำ, which has
 * two glyphs, is one with its base. Returns how many clusters there are. */
static int make_clusters(struct pdf_text *text, const char *run, size_t bytes,
	const PangoGlyphString *glyphs)
{
	int count = 0;
	for (int i = 0, next; i < glyphs->num_glyphs; i = next) {
		const size_t at = (size_t)glyphs->log_clusters[i];
		const size_t cell = cell_next(run + at, bytes - at).bytes;
		size_t end = at + cell_unit(run + at, bytes - at).bytes;
		const bool joined = end > at + cell;
		for (next = i + 1; next < glyphs->num_glyphs; next++)
			if ((size_t)glyphs->log_clusters[next] >= end)
				break;
		end = next < glyphs->num_glyphs ? (size_t)glyphs->log_clusters[next]
						: bytes;
		text->clusters[count++] =
			(cairo_text_cluster_t){.num_bytes = (int)(end - at),
				.num_glyphs = joined ? next - i : 1};
		if (!joined && next > i + 1)
			text->clusters[count++] = (cairo_text_cluster_t){
				.num_bytes = 0, .num_glyphs = next - i - 1};
	}
	return count;
}

static void draw_run(struct pdf_text *text, PangoGlyphItem *run, double x, double y)
{
	const PangoGlyphString *glyphs = run->glyphs;
	const char *letters = text->shown.data + run->item->offset;
	if (is_special(run)) {
		pdf.cairo_move_to(text->cairo, x, y);
		pdf.pango_cairo_show_glyph_item(text->cairo, text->shown.data, run);
		return;
	}
	if (glyphs->num_glyphs > text->glyphs_capacity) {
		text->glyphs_capacity = 2 * glyphs->num_glyphs;
		const size_t count = (size_t)text->glyphs_capacity;
		text->glyphs = mem_resize(text->glyphs, count, sizeof(*text->glyphs));
		text->clusters =
			mem_resize(text->clusters, count, sizeof(*text->clusters));
	}
	const int clusters =
		make_clusters(text, letters, (size_t)run->item->length, glyphs);
	place_glyphs(text, glyphs, x, y);
	pdf.cairo_set_scaled_font(
		text->cairo, pdf.pango_cairo_font_get_scaled_font(
				     (PangoCairoFont *)run->item->analysis.font));
	pdf.cairo_show_text_glyphs(text->cairo, letters, run->item->length, text->glyphs,
		glyphs->num_glyphs, text->clusters, clusters, 0);
}

struct drawing {
	struct pdf_text *text;
	double x, y;
};

static void draw_next(void *context, PangoGlyphItem *run)
{
	struct drawing *drawing = context;
	draw_run(drawing->text, run, drawing->x, drawing->y);
	drawing->x += (double)run_width(run) / PANGO_SCALE;
}

double pdf_text_draw(struct pdf_text *text, enum pdf_style style, const char *line,
	size_t bytes, double x, double y)
{
	struct drawing drawing = {text, x, y + pdf_text_baseline(text, style)};
	if (bytes)
		shape(text, style, line, bytes, draw_next, &drawing);
	return drawing.x - x;
}

void pdf_text_fill(struct pdf_text *text, enum pdf_style style, const char *line)
{
	PangoLayout *layout = text->faces[style].layout;
	const double size = text->faces[style].size;
	int width;
	pdf.pango_layout_set_text(layout, line, (int)strlen(line));
	pdf.pango_layout_get_size(layout, &width, NULL);
	pdf.cairo_move_to(text->cairo, -(double)width / PANGO_SCALE / 2, size / 4);
	pdf.pango_cairo_layout_line_path(
		text->cairo, pdf.pango_layout_get_line_readonly(layout, 0));
	pdf.cairo_fill(text->cairo);
}
