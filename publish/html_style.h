/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The page's own style sheet: fit to stand between <style> and </style>.
 */
#ifndef PUBLISH_HTML_STYLE_H
#define PUBLISH_HTML_STYLE_H

extern const char html_style[];

#endif
