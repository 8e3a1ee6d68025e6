/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/pdf_text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "text/macros.h"
#include "text/mem.h"

/* Parts of the size of the font. */
#define SPACE_WIDE 0.14 /* a gap that is wider is a space */
#define MARK_FAR   0.5  /* a mark stands no farther from its letter */
#define LINE_APART 0.42 /* middles that are farther apart are of two lines */

/* --- marks and their letters --- */

static bool is_mark(uint32_t code)
{
	return code == 0x0E31 || (code >= 0x0E34 && code <= 0x0E3A) ||
	       (code >= 0x0E47 && code <= 0x0E4E);
}

/* The order in which marks of one letter are written: vowels, then tones and the rest. */
static int mark_rank(uint32_t code)
{
	return code >= 0x0E47 ? code == 0x0E4D ? 1 : 2 : 0;
}

static double middle(const struct pdf_area *area)
{
	return (area->top + area->bottom) / 2;
}

static struct pdf_glyph *add_glyph(
	struct pdf_glyph *glyphs, size_t *count, const struct pdf_letter *letter)
{
	struct pdf_glyph *glyph = &glyphs[(*count)++];
	*glyph = (struct pdf_glyph){.area = letter->area, .size = letter->size};
	glyph->codes[glyph->count++] = letter->code;
	return glyph;
}

/* Marks are drawn from where their letter ends. */
static struct pdf_glyph *letter_of(
	const struct pdf_letter *mark, struct pdf_glyph *glyphs, size_t count)
{
	struct pdf_glyph *nearest = NULL;
	double least = MARK_FAR * mark->size;
	for (size_t i = 0; i < count; i++) {
		struct pdf_glyph *glyph = &glyphs[i];
		const double apart = fabs(middle(&glyph->area) - middle(&mark->area));
		const double far = fabs(glyph->area.right - mark->area.left);
		if (apart < LINE_APART * mark->size && far < least) {
			least = far;
			nearest = glyph;
		}
	}
	return nearest;
}

static void put_mark(struct pdf_glyph *glyph, uint32_t code)
{
	unsigned at = glyph->count++;
	for (; at > 1 && mark_rank(glyph->codes[at - 1]) > mark_rank(code); at--)
		glyph->codes[at] = glyph->codes[at - 1];
	glyph->codes[at] = code;
}

static const struct pdf_link *link_of(
	const struct pdf_page *page, const struct pdf_area *area)
{
	const double x = (area->left + area->right) / 2, y = middle(area);
	for (size_t i = 0; i < page->links_count; i++) {
		const struct pdf_area *link = &page->links[i].area;
		if (x >= link->left && x <= link->right && y >= link->top &&
			y <= link->bottom)
			return &page->links[i];
	}
	return NULL;
}

struct pdf_glyph *pdf_glyphs_make(const struct pdf_page *page, size_t *count)
{
	struct pdf_glyph *glyphs =
		mem_new(MAX(page->letters_count, (size_t)1), sizeof(*glyphs));
	*count = 0;
	for (size_t i = 0; i < page->letters_count; i++)
		if (!is_mark(page->letters[i].code))
			add_glyph(glyphs, count, &page->letters[i])->link =
				link_of(page, &page->letters[i].area);
	const size_t letters = *count;
	for (size_t i = 0; i < page->letters_count; i++) {
		const struct pdf_letter *mark = &page->letters[i];
		if (!is_mark(mark->code))
			continue;
		struct pdf_glyph *glyph = letter_of(mark, glyphs, letters);
		if (glyph && glyph->count < PDF_GLYPH_CODES)
			put_mark(glyph, mark->code);
		else
			add_glyph(glyphs, count, mark)->stray = true;
	}
	return glyphs;
}

/* --- lines --- */

static int compare(double left, double right)
{
	return (left > right) - (left < right);
}

static int by_height(const void *left, const void *right)
{
	const struct pdf_glyph *a = *(const struct pdf_glyph *const *)left;
	const struct pdf_glyph *b = *(const struct pdf_glyph *const *)right;
	return compare(middle(&a->area), middle(&b->area));
}

static int by_left(const void *left, const void *right)
{
	const struct pdf_glyph *a = *(const struct pdf_glyph *const *)left;
	const struct pdf_glyph *b = *(const struct pdf_glyph *const *)right;
	return compare(a->area.left, b->area.left);
}

static void widen(struct pdf_area *area, const struct pdf_area *by)
{
	area->left = MIN(area->left, by->left);
	area->top = MIN(area->top, by->top);
	area->right = MAX(area->right, by->right);
	area->bottom = MAX(area->bottom, by->bottom);
}

static void finish_line(struct pdf_line *line)
{
	double sum = 0;
	qsort(line->glyphs, line->count, sizeof(struct pdf_glyph *), by_left);
	line->area = line->glyphs[0]->area;
	for (size_t i = 0; i < line->count; i++) {
		widen(&line->area, &line->glyphs[i]->area);
		sum += line->glyphs[i]->size;
	}
	line->size = sum / (double)line->count;
}

struct pdf_line *pdf_lines_make(
	const struct pdf_glyph **glyphs, size_t glyphs_count, size_t *count)
{
	struct pdf_line *lines = NULL;
	size_t capacity = 0;
	*count = 0;
	if (glyphs_count)
		qsort(glyphs, glyphs_count, sizeof(struct pdf_glyph *), by_height);
	for (size_t i = 0; i < glyphs_count;) {
		double at = middle(&glyphs[i]->area);
		size_t end = i + 1;
		for (; end < glyphs_count; end++) {
			const double next = middle(&glyphs[end]->area);
			if (next - at > LINE_APART * glyphs[end]->size)
				break;
			at += (next - at) / (double)(end - i + 1); /* of all of them */
		}
		lines = mem_grow(lines, *count, &capacity, sizeof(*lines));
		struct pdf_line *line = &lines[(*count)++];
		*line = (struct pdf_line){.glyphs = glyphs + i, .count = end - i};
		finish_line(line);
		i = end;
	}
	return lines;
}

static double gap_before(const struct pdf_line *line, size_t at)
{
	return line->glyphs[at]->area.left - line->glyphs[at - 1]->area.right;
}

size_t pdf_line_gap(const struct pdf_line *line, size_t from, double wide)
{
	size_t at = from + 1;
	while (at < line->count && gap_before(line, at) < wide)
		at++;
	return MIN(at, line->count);
}

static void put_span(
	struct pdf_spans *spans, size_t start, size_t bytes, const struct pdf_link *link)
{
	struct pdf_span *last = spans->count ? &spans->items[spans->count - 1] : NULL;
	if (last && last->link == link && last->start + last->bytes + 1 >= start) {
		last->bytes = start + bytes - last->start;
		return;
	}
	spans->items = mem_grow(
		spans->items, spans->count, &spans->capacity, sizeof(*spans->items));
	spans->items[spans->count++] = (struct pdf_span){start, bytes, link};
}

static bool is_consonant(uint32_t code)
{
	return code >= 0x0E01 && code <= 0x0E2E;
}

/* No word begins with ะ, า or ำ: a gap before them is none. Where there is one before า, a
 * letter has no text: it is the ring of ำ, which many programs lose so. */
static bool is_gap(const struct pdf_line *line, size_t at, uint32_t *code)
{
	const struct pdf_glyph *glyph = line->glyphs[at];
	if (gap_before(line, at) <= SPACE_WIDE * glyph->size)
		return false;
	if (glyph->codes[0] != 0x0E30 && glyph->codes[0] != 0x0E32 &&
		glyph->codes[0] != 0x0E33)
		return true;
	/* Behind a tone mark the font may have made it. */
	const struct pdf_glyph *before = line->glyphs[at - 1];
	if (glyph->codes[0] == 0x0E32 && before->count == 1 &&
		is_consonant(before->codes[0]))
		*code = 0x0E33;
	return false;
}

size_t pdf_line_append(
	struct str *out, const struct pdf_line *line, struct pdf_spans *spans)
{
	size_t strays = 0;
	for (size_t i = 0; i < line->count; i++) {
		const struct pdf_glyph *glyph = line->glyphs[i];
		uint32_t first = glyph->codes[0];
		if (i && is_gap(line, i, &first))
			str_putc(out, ' ');
		const size_t start = out->bytes;
		str_put_code_point(out, first);
		for (unsigned j = 1; j < glyph->count; j++)
			str_put_code_point(out, glyph->codes[j]);
		strays += glyph->stray;
		if (spans && glyph->link)
			put_span(spans, start, out->bytes - start, glyph->link);
	}
	return strays;
}
