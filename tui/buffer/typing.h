/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How text is typed just now: an event carries it (struct event), and where the event
 * becomes text (edit_event()) that is what its key stands for. In lists and questions, where
 * keys are keys, nobody asks.
 *
 * The own keyboard is for machines that have no Thai one: keys of an English keyboard
 * become the characters of the Thai one. What the terminal sends in Thai passes as it is; and
 * once it has sent Thai, what both keyboards have (digits, signs) passes too, until it
 * sends a Latin letter. Pastes are no keys.
 */
#ifndef TUI_BUFFER_TYPING_H
#define TUI_BUFFER_TYPING_H

#include <stdbool.h>
#include <stdint.h>

#include "text/abbreviation.h"
#include "text/keyboard.h"

struct typing_now {
	enum keyboard_layout layout; /* of the own keyboard, and of turning text round */
	bool own;                    /* the own keyboard is on */
	bool thai;                   /* the terminal sent Thai last */
	const struct abbreviations *abbreviations; /* of the office; NULL: none */
};

/* Learns from a character that has come which keyboard the terminal has. */
void typing_learn(struct typing_now *typing, uint32_t character);

/* What the character stands for where text is typed; typing NULL: itself. */
uint32_t typing_character(const struct typing_now *typing, uint32_t character);

#endif
