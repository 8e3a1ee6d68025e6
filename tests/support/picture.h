/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A picture of a screen of tests/support/pty.h: SVG, in which every cell stands where the
 * terminal has it, whichever fonts its reader has; marks stay on their letters, lines of
 * tables are drawn and not written. What is another each time stands still, so that the same
 * screen makes the same picture: times of day, marks of seals.
 */
#ifndef TESTS_SUPPORT_PICTURE_H
#define TESTS_SUPPORT_PICTURE_H

#include "tests/support/pty.h"
#include "text/str.h"

struct picture {
	int rows, columns;
	/* A folder of this machine, and what is shown in its place, which is shorter; the rest
	 * of its words moves up. NULL: none. */
	const char *folder, *shown;
};

/* Appends it. The cursor is drawn where the screen has it. */
void picture_append(struct str *out, struct pty *pty, const struct picture *picture);

#endif
