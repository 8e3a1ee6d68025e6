/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/pdf_poppler.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <poppler.h>
/* glib has them too; ours are the same. */
#undef MAX
#undef MIN

#include "intake/pdf_rules.h"
#include "text/library.h"
#include "text/macros.h"
#include "text/mem.h"

#define CAIRO_LIBRARY   "libcairo.so.2"
#define GLIB_LIBRARY    "libglib-2.0.so.0"
#define GOBJECT_LIBRARY "libgobject-2.0.so.0"

#define POPPLER_FUNCTIONS(F)                                                             \
	F(poppler_document_get_n_pages)                                                  \
	F(poppler_document_get_page)                                                     \
	F(poppler_document_new_from_bytes)                                               \
	F(poppler_error_quark)                                                           \
	F(poppler_page_find_text_with_options)                                           \
	F(poppler_page_free_image_mapping)                                               \
	F(poppler_page_free_link_mapping)                                                \
	F(poppler_page_free_text_attributes)                                             \
	F(poppler_page_get_image_mapping)                                                \
	F(poppler_page_get_link_mapping)                                                 \
	F(poppler_page_get_size)                                                         \
	F(poppler_page_get_text)                                                         \
	F(poppler_page_get_text_attributes)                                              \
	F(poppler_page_get_text_layout)                                                  \
	F(poppler_page_render)                                                           \
	F(poppler_rectangle_free)

#define CAIRO_FUNCTIONS(F)                                                               \
	F(cairo_create)                                                                  \
	F(cairo_destroy)                                                                 \
	F(cairo_image_surface_create)                                                    \
	F(cairo_image_surface_get_data)                                                  \
	F(cairo_image_surface_get_stride)                                                \
	F(cairo_paint)                                                                   \
	F(cairo_scale)                                                                   \
	F(cairo_set_source_rgb)                                                          \
	F(cairo_surface_destroy)                                                         \
	F(cairo_surface_flush)                                                           \
	F(cairo_surface_status)

#define GLIB_FUNCTIONS(F)                                                                \
	F(g_bytes_new_static)                                                            \
	F(g_bytes_unref)                                                                 \
	F(g_error_free)                                                                  \
	F(g_free)                                                                        \
	F(g_list_free)                                                                   \
	F(g_utf8_get_char_validated)

static struct {
	POPPLER_FUNCTIONS(LIBRARY_POINTER)
} poppler;
static struct {
	CAIRO_FUNCTIONS(LIBRARY_POINTER)
} cairo;
static struct {
	GLIB_FUNCTIONS(LIBRARY_POINTER)
} glib;
static struct {
	LIBRARY_POINTER(g_object_unref)
} gobject;

#define POPPLER_ENTRY(name) LIBRARY_FUNCTION(poppler, name)
#define CAIRO_ENTRY(name)   LIBRARY_FUNCTION(cairo, name)
#define GLIB_ENTRY(name)    LIBRARY_FUNCTION(glib, name)
static const struct library_function poppler_functions[] = {
	POPPLER_FUNCTIONS(POPPLER_ENTRY)};
static const struct library_function cairo_functions[] = {CAIRO_FUNCTIONS(CAIRO_ENTRY)};
static const struct library_function glib_functions[] = {GLIB_FUNCTIONS(GLIB_ENTRY)};
static const struct library_function gobject_functions[] = {
	LIBRARY_FUNCTION(gobject, g_object_unref)};

enum {
	DOTS_MAX = 2600, /* of the picture's longer side: A3 has two dots a point */
	MARKS_ROOM = 16,
};

struct pdf_poppler {
	PopplerDocument *document;
};

bool pdf_poppler_load(void)
{
	return poppler.poppler_page_render ||
	       (library_load(GLIB_LIBRARY, glib_functions, COUNT(glib_functions)) &&
		       library_load(GOBJECT_LIBRARY, gobject_functions,
			       COUNT(gobject_functions)) &&
		       library_load(
			       CAIRO_LIBRARY, cairo_functions, COUNT(cairo_functions)) &&
		       library_load(POPPLER_FILE, poppler_functions,
			       COUNT(poppler_functions)));
}

struct pdf_poppler *pdf_poppler_open(
	const unsigned char *bytes, size_t count, enum pdf_failure *failure)
{
	GError *reason = NULL;
	GBytes *held = glib.g_bytes_new_static(bytes, count);
	PopplerDocument *document =
		poppler.poppler_document_new_from_bytes(held, NULL, &reason);
	glib.g_bytes_unref(held);
	*failure = PDF_DONE;
	if (!document) {
		const bool locked = reason &&
				    reason->domain == poppler.poppler_error_quark() &&
				    reason->code == POPPLER_ERROR_ENCRYPTED;
		*failure = locked ? PDF_LOCKED : PDF_DAMAGED;
		if (reason)
			glib.g_error_free(reason);
		return NULL;
	}
	struct pdf_poppler *opened = mem_new(1, sizeof(*opened));
	opened->document = document;
	return opened;
}

void pdf_poppler_close(struct pdf_poppler *opened)
{
	gobject.g_object_unref(opened->document);
	free(opened);
}

size_t pdf_poppler_pages(const struct pdf_poppler *opened)
{
	return (size_t)MAX(poppler.poppler_document_get_n_pages(opened->document), 0);
}

/* --- letters --- */

/* The letters of a text that is laid out with a rectangle for each; sizes come by ranges. */
static void take_letters(struct pdf_page *page, const char *text,
	const PopplerRectangle *places, size_t count, const GList *attributes)
{
	const PopplerTextAttributes *range = attributes ? attributes->data : NULL;
	for (size_t i = 0; i < count && *text; i++) {
		while (attributes && range && (size_t)range->end_index < i) {
			attributes = attributes->next;
			range = attributes ? attributes->data : NULL;
		}
		const gunichar code = glib.g_utf8_get_char_validated(text, -1);
		/* The library gives valid text; what is none would never end. */
		if (code > 0x10FFFF)
			break;
		text += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
		if (code <= ' ')
			continue;
		const double high = places[i].y2 - places[i].y1;
		page->letters[page->letters_count++] = (struct pdf_letter){
			{places[i].x1, places[i].y1, places[i].x2, places[i].y2},
			range && range->font_size > 1 ? range->font_size : high / 1.3,
			code,
		};
	}
}

/* What is found has the height of its line. */
static bool is_there(const struct pdf_page *page, const struct pdf_letter *letter)
{
	const struct pdf_area *area = &letter->area;
	for (size_t i = 0; i < page->letters_count; i++) {
		const struct pdf_area *other = &page->letters[i].area;
		const double middle = (other->top + other->bottom) / 2;
		if (page->letters[i].code == letter->code &&
			fabs(other->left - area->left) < 1 && middle > area->top &&
			middle < area->bottom)
			return true;
	}
	return false;
}

static void add_mark(
	struct pdf_page *page, uint32_t code, const PopplerRectangle *place, size_t room)
{
	/* What is found is told from the lower left corner up. */
	const struct pdf_letter mark = {
		{place->x1, page->height - place->y2, place->x2,
			page->height - place->y1},
		(place->y2 - place->y1) / 1.3,
		code,
	};
	if (mark.size > 0 && page->letters_count < room && !is_there(page, &mark))
		page->letters[page->letters_count++] = mark;
}

/* Of marks that stand above one another the text of a page has lost some; a search finds
 * all. (It also finds the ring of ำ: so that one is not searched for.) */
static void find_marks(PopplerPage *from, struct pdf_page *page, size_t room)
{
	static const char *const marks[] = {"\u0E31", "\u0E34", "\u0E35", "\u0E36",
		"\u0E37", "\u0E38", "\u0E39", "\u0E47", "\u0E48", "\u0E49", "\u0E4A",
		"\u0E4B", "\u0E4C"};
	for (size_t i = 0; i < COUNT(marks); i++) {
		GList *places = poppler.poppler_page_find_text_with_options(
			from, marks[i], POPPLER_FIND_CASE_SENSITIVE);
		for (const GList *at = places; at; at = at->next) {
			add_mark(page, glib.g_utf8_get_char_validated(marks[i], -1),
				at->data, room);
			poppler.poppler_rectangle_free(at->data);
		}
		glib.g_list_free(places);
	}
}

static bool read_letters(PopplerPage *from, struct pdf_page *page)
{
	PopplerRectangle *places = NULL;
	guint count = 0;
	char *text = poppler.poppler_page_get_text(from);
	if (!text)
		return true;
	bool fits = true;
	if (poppler.poppler_page_get_text_layout(from, &places, &count)) {
		GList *attributes = poppler.poppler_page_get_text_attributes(from);
		fits = count <= PDF_LETTERS / 2;
		if (fits) {
			const size_t room = count * 2 + MARKS_ROOM;
			page->letters = mem_new(room, sizeof(*page->letters));
			take_letters(page, text, places, count, attributes);
			find_marks(from, page, MIN(room, (size_t)PDF_LETTERS));
		}
		poppler.poppler_page_free_text_attributes(attributes);
	}
	glib.g_free(places);
	glib.g_free(text);
	return fits;
}

/* --- lines --- */

/* In grey, in place: the first byte of each dot's four becomes its row's. */
static void make_grey(unsigned char *dots, size_t width, size_t height, size_t stride)
{
	for (size_t y = 0; y < height; y++) {
		unsigned char *row = dots + y * stride;
		for (size_t x = 0; x < width; x++)
			row[x] = MIN(MIN(row[4 * x], row[4 * x + 1]), row[4 * x + 2]);
	}
}

static void read_rules(PopplerPage *from, struct pdf_page *page)
{
	const double longer = MAX(page->width, page->height);
	const double scale = MIN(2.0, DOTS_MAX / longer);
	const int width = (int)(page->width * scale),
		  height = (int)(page->height * scale);
	if (width < 1 || height < 1)
		return;
	cairo_surface_t *surface =
		cairo.cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
	if (cairo.cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
		cairo.cairo_surface_destroy(surface);
		return;
	}
	cairo_t *canvas = cairo.cairo_create(surface);
	cairo.cairo_set_source_rgb(canvas, 1, 1, 1);
	cairo.cairo_paint(canvas);
	cairo.cairo_scale(canvas, scale, scale);
	poppler.poppler_page_render(from, canvas);
	cairo.cairo_destroy(canvas);
	cairo.cairo_surface_flush(surface);
	unsigned char *dots = cairo.cairo_image_surface_get_data(surface);
	const size_t stride = (size_t)cairo.cairo_image_surface_get_stride(surface);
	make_grey(dots, (size_t)width, (size_t)height, stride);
	const struct pdf_picture picture = {
		dots, (size_t)width, (size_t)height, stride, scale};
	page->rules = pdf_rules_find(&picture, &page->rules_count);
	cairo.cairo_surface_destroy(surface);
}

/* --- links, pictures --- */

static void take_link(struct pdf_page *page, const PopplerLinkMapping *mapping)
{
	const PopplerAction *action = mapping->action;
	if (!action || action->type != POPPLER_ACTION_URI || !action->uri.uri)
		return;
	const size_t bytes = strlen(action->uri.uri);
	if (!bytes || bytes >= PDF_TARGET_BYTES)
		return;
	struct pdf_link *link = &page->links[page->links_count++];
	/* Its areas stand from the lower left corner up. */
	link->area = (struct pdf_area){mapping->area.x1, page->height - mapping->area.y2,
		mapping->area.x2, page->height - mapping->area.y1};
	memcpy(link->target, action->uri.uri, bytes + 1);
}

static void read_links(PopplerPage *from, struct pdf_page *page)
{
	GList *links = poppler.poppler_page_get_link_mapping(from);
	size_t count = 0;
	for (const GList *at = links; at && count < PDF_LINKS; at = at->next)
		count++;
	page->links = count ? mem_new(count, sizeof(*page->links)) : NULL;
	for (const GList *at = links; count--; at = at->next)
		take_link(page, at->data);
	poppler.poppler_page_free_link_mapping(links);
	GList *pictures = poppler.poppler_page_get_image_mapping(from);
	for (const GList *at = pictures; at; at = at->next)
		page->pictures_count++;
	poppler.poppler_page_free_image_mapping(pictures);
}

bool pdf_poppler_page(struct pdf_poppler *opened, size_t number, struct pdf_page *page)
{
	*page = (struct pdf_page){0};
	PopplerPage *from =
		poppler.poppler_document_get_page(opened->document, (int)number);
	if (!from)
		return false;
	poppler.poppler_page_get_size(from, &page->width, &page->height);
	const bool sized = page->width >= 1 && page->height >= 1 &&
			   page->width <= 20000 && page->height <= 20000;
	const bool done = sized && read_letters(from, page);
	if (done)
		read_links(from, page);
	if (done && page->letters_count)
		read_rules(from, page);
	gobject.g_object_unref(from);
	if (!done)
		pdf_page_release(page);
	return done;
}
