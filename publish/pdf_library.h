/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The functions of Pango and Cairo that pages are drawn with, loaded when the first PDF is
 * made (text/library.h).
 */
#ifndef PUBLISH_PDF_LIBRARY_H
#define PUBLISH_PDF_LIBRARY_H

#include <stdbool.h>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "text/error.h"
#include "text/library.h"

#define CAIRO_FUNCTIONS(F)                                                               \
	F(cairo_create)                                                                  \
	F(cairo_destroy)                                                                 \
	F(cairo_fill)                                                                    \
	F(cairo_image_surface_create_from_png)                                           \
	F(cairo_image_surface_get_height)                                                \
	F(cairo_image_surface_get_width)                                                 \
	F(cairo_line_to)                                                                 \
	F(cairo_move_to)                                                                 \
	F(cairo_paint)                                                                   \
	F(cairo_pdf_surface_add_outline)                                                 \
	F(cairo_pdf_surface_create_for_stream)                                           \
	F(cairo_pdf_surface_set_metadata)                                                \
	F(cairo_pdf_surface_set_size)                                                    \
	F(cairo_rectangle)                                                               \
	F(cairo_restore)                                                                 \
	F(cairo_rotate)                                                                  \
	F(cairo_save)                                                                    \
	F(cairo_scale)                                                                   \
	F(cairo_set_dash)                                                                \
	F(cairo_set_line_cap)                                                            \
	F(cairo_set_line_width)                                                          \
	F(cairo_set_scaled_font)                                                         \
	F(cairo_set_source_rgb)                                                          \
	F(cairo_set_source_surface)                                                      \
	F(cairo_show_page)                                                               \
	F(cairo_show_text_glyphs)                                                        \
	F(cairo_status)                                                                  \
	F(cairo_status_to_string)                                                        \
	F(cairo_stroke)                                                                  \
	F(cairo_surface_destroy)                                                         \
	F(cairo_surface_finish)                                                          \
	F(cairo_surface_status)                                                          \
	F(cairo_tag_begin)                                                               \
	F(cairo_tag_end)                                                                 \
	F(cairo_translate)

#define PANGO_FUNCTIONS(F)                                                               \
	F(pango_attr_list_new)                                                           \
	F(pango_attr_list_unref)                                                         \
	F(pango_context_set_font_description)                                            \
	F(pango_context_set_round_glyph_positions)                                       \
	F(pango_font_description_free)                                                   \
	F(pango_font_description_new)                                                    \
	F(pango_font_description_set_absolute_size)                                      \
	F(pango_font_description_set_family)                                             \
	F(pango_font_description_set_weight)                                             \
	F(pango_font_family_get_name)                                                    \
	F(pango_font_map_list_families)                                                  \
	F(pango_glyph_string_free)                                                       \
	F(pango_glyph_string_new)                                                        \
	F(pango_item_free)                                                               \
	F(pango_itemize)                                                                 \
	F(pango_layout_get_baseline)                                                     \
	F(pango_layout_get_line_readonly)                                                \
	F(pango_layout_get_size)                                                         \
	F(pango_layout_new)                                                              \
	F(pango_layout_set_font_description)                                             \
	F(pango_layout_set_text)                                                         \
	F(pango_reorder_items)                                                           \
	F(pango_shape_with_flags)

#define PANGOCAIRO_FUNCTIONS(F)                                                          \
	F(pango_cairo_create_context)                                                    \
	F(pango_cairo_font_get_scaled_font)                                              \
	F(pango_cairo_font_map_get_default)                                              \
	F(pango_cairo_layout_line_path)                                                  \
	F(pango_cairo_show_glyph_item)

#define GLIB_FUNCTIONS(F)                                                                \
	F(g_free)                                                                        \
	F(g_list_free)
#define GOBJECT_FUNCTIONS(F) F(g_object_unref)

/* Each is called as pdf.cairo_fill(). */
struct pdf_library {
	CAIRO_FUNCTIONS(LIBRARY_POINTER)
	PANGO_FUNCTIONS(LIBRARY_POINTER)
	PANGOCAIRO_FUNCTIONS(LIBRARY_POINTER)
	GLIB_FUNCTIONS(LIBRARY_POINTER)
	GOBJECT_FUNCTIONS(LIBRARY_POINTER)
};
extern struct pdf_library pdf;

/* Loads them, once. False: one of them is not on this machine; the error says what to
 * install. */
bool pdf_library_load(struct error *error);

#endif
