/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/terminal/looks.h"

/* The colours of a palette, by what they are for. */
enum colour {
	TEXT,
	ACCENT,
	DONE,
	WARNING,
	ERROR,
	GUIDE,
	SUGGESTED,
	LINE,
	SELECTED,
	MARKED,
	ON_BAR,   /* text on the ground of title and key bar */
	ON_FOCUS, /* text on that of the focus */
	GROUND,
	TITLE_GROUND,
	BAR_GROUND,
	BAR_KEY_GROUND,
	KEY_GROUND,
	FOCUS_GROUND,
	MARK_GROUND, /* of the mark at the left of the focus */
	SELECTED_GROUND,
	MARKED_GROUND,
	ERROR_GROUND,
	COLOURS,
};

/* In place of a colour: the terminal's own; what it has for dim; as ground, those of
 * plain text exchanged. */
enum { OWN = LOOK_DEFAULT, DIM = -2, REV = -3 };

/* The cube and the greys of 256 colours are the same everywhere (16 is black, 231 white);
 * the first eight are what people make of them, so they are few, and grounds are made of
 * the terminal's own two colours, which are there to be read. */
/* clang-format off */
static const short colours[COLOURS][PALETTES] = {
	/*                  dark light high  dark8 light8 high8 mono */
	[TEXT] =            {OWN, OWN, 231,   OWN,  OWN,   7,   OWN},
	[ACCENT] =          {80,  24,  226,   6,    4,     3,   OWN},
	[DONE] =            {114, 22,  120,   2,    OWN,   7,   OWN},
	[WARNING] =         {215, 94,  222,   3,    1,     3,   OWN},
	[ERROR] =           {210, 124, 217,   OWN,  OWN,   OWN, OWN},
	[GUIDE] =           {249, 240, 252,   OWN,  OWN,   7,   OWN},
	[SUGGESTED] =       {110, 60,  117,   DIM,  DIM,   3,   DIM},
	[LINE] =            {240, 250, 250,   OWN,  OWN,   7,   DIM},
	[SELECTED] =        {16,  16,  16,    0,    0,     0,   OWN},
	[MARKED] =          {16,  16,  16,    OWN,  OWN,   OWN, OWN},
	[ON_BAR] =          {255, 16,  231,   OWN,  OWN,   7,   OWN},
	[ON_FOCUS] =        {255, 16,  231,   OWN,  OWN,   OWN, OWN},
	[GROUND] =          {OWN, OWN, 16,    OWN,  OWN,   0,   OWN},
	[TITLE_GROUND] =    {236, 254, 236,   REV,  REV,   REV, REV},
	[BAR_GROUND] =      {236, 255, 236,   OWN,  OWN,   0,   OWN},
	[BAR_KEY_GROUND] =  {236, 255, 236,   OWN,  OWN,   0,   REV},
	[KEY_GROUND] =      {OWN, OWN, 16,    OWN,  OWN,   0,   REV},
	[FOCUS_GROUND] =    {237, 254, 19,    REV,  REV,   REV, REV},
	[MARK_GROUND] =     {237, 254, 19,    OWN,  OWN,   0,   OWN},
	[SELECTED_GROUND] = {179, 221, 226,   3,    3,     3,   REV},
	[MARKED_GROUND] =   {217, 217, 217,   REV,  REV,   REV, REV},
	[ERROR_GROUND] =    {OWN, OWN, 16,    REV,  REV,   REV, REV},
};
/* clang-format on */

/* Which of them a style has. */
static const struct {
	enum colour text, ground;
	bool underline;
} styles[STYLE_COUNT] = {
	[STYLE_PLAIN] = {TEXT, GROUND},
	[STYLE_TITLE] = {ON_BAR, TITLE_GROUND},
	[STYLE_TITLE_ACCENT] = {ACCENT, TITLE_GROUND},
	[STYLE_LABEL] = {ACCENT, GROUND},
	[STYLE_FIELD] = {TEXT, GROUND},
	[STYLE_SELECTED] = {SELECTED, SELECTED_GROUND},
	[STYLE_SUGGESTED] = {SUGGESTED, GROUND},
	[STYLE_MARKED] = {MARKED, MARKED_GROUND},
	[STYLE_GUIDE] = {GUIDE, GROUND},
	[STYLE_FAINT] = {GUIDE, GROUND},
	[STYLE_LINE] = {LINE, GROUND},
	[STYLE_ACCENT] = {ACCENT, GROUND},
	[STYLE_KEY] = {ACCENT, KEY_GROUND},
	[STYLE_BAR] = {ON_BAR, BAR_GROUND},
	[STYLE_BAR_KEY] = {ACCENT, BAR_KEY_GROUND},
	[STYLE_MESSAGE] = {TEXT, GROUND},
	[STYLE_DONE] = {DONE, GROUND},
	[STYLE_WARNING] = {WARNING, GROUND},
	[STYLE_ERROR] = {ERROR, ERROR_GROUND},
	[STYLE_REMOVED] = {ERROR, ERROR_GROUND},
	[STYLE_ADDED] = {ACCENT, GROUND, true},
	[STYLE_FOCUS] = {ON_FOCUS, FOCUS_GROUND},
	[STYLE_FOCUS_MARK] = {ACCENT, MARK_GROUND},
	[STYLE_FOCUS_LABEL] = {ACCENT, FOCUS_GROUND},
	[STYLE_FOCUS_FAINT] = {GUIDE, FOCUS_GROUND},
	[STYLE_FOCUS_DONE] = {DONE, FOCUS_GROUND},
	[STYLE_FOCUS_WARNING] = {WARNING, FOCUS_GROUND},
	[STYLE_FOCUS_ERROR] = {ERROR, FOCUS_GROUND},
};

struct look look_of(enum palette palette, enum style style)
{
	const short text = colours[styles[style].text][palette];
	const short ground = colours[styles[style].ground][palette];
	/* Whatever colour a text has elsewhere: these two are far enough apart. */
	if (ground == REV)
		return (struct look){colours[TEXT][palette], colours[GROUND][palette],
			.reverse = true};
	if (text == DIM)
		return (struct look){LOOK_DEFAULT, ground, .dim = true};
	return (struct look){text, ground, .underline = styles[style].underline};
}

enum palette palette_choose(enum terminal_theme theme, bool light, int colours_count)
{
	enum { MANY = 256, FEW = 8 };
	const bool many = colours_count >= MANY;
	if (theme == TERMINAL_THEME_MONOCHROME || colours_count < FEW)
		return PALETTE_MONOCHROME;
	if (theme == TERMINAL_THEME_CONTRAST)
		return many ? PALETTE_CONTRAST : PALETTE_CONTRAST_8;
	if (theme == TERMINAL_THEME_LIGHT || (theme == TERMINAL_THEME_AUTOMATIC && light))
		return many ? PALETTE_LIGHT : PALETTE_LIGHT_8;
	return many ? PALETTE_DARK : PALETTE_DARK_8;
}
