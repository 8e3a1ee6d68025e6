/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/terminal/lost_keys.h"

#include <stdlib.h>
#include <string.h>

#include "text/macros.h"

/* As they are delivered (Debian 12); whoever has set them otherwise is found out by the
 * first press. Some terminals of VTE do not say which they are: they lose what any of them
 * does (xfce4-terminal F1, all of them F10 and F11). By ssh none says anything. */
const struct lossy_terminal lossy_terminals[] = {
	{"GNOME Terminal", "GNOME_TERMINAL_SCREEN", {K_F10, K_F11}},
	{"Tilix", "TILIX_ID", {K_F10, K_F11, K_F12, ALT(K_UP), ALT(K_DOWN)}},
	{"Konsole", "KONSOLE_VERSION", {K_F11, SHIFT(K_LEFT), SHIFT(K_RIGHT)}},
	{"Windows Terminal", "WT_SESSION", {K_F11}},
	{"xfce4-terminal, LXTerminal and others of VTE", "VTE_VERSION",
		{K_F1, K_F10, K_F11}},
	{"whatever is at the other end of ssh", "SSH_CONNECTION", {K_F10, K_F11}},
};
const size_t lossy_terminals_count = COUNT(lossy_terminals);

struct lost_keys lost_keys_here(void)
{
	struct lost_keys lost = {{0}};
	size_t i = 0;
	while (i < COUNT(lossy_terminals) && !getenv(lossy_terminals[i].variable))
		i++;
	if (i < COUNT(lossy_terminals))
		memcpy(lost.keys, lossy_terminals[i].lost, sizeof(lost.keys));
	return lost;
}

bool lost_keys_found(struct lost_keys *lost, keystroke key)
{
	bool found = false;
	for (size_t i = 0; i < LOST_KEYS; i++)
		if (lost->keys[i] && lost->keys[i] == key) {
			lost->keys[i] = 0;
			found = true;
		}
	return found;
}

bool lost_keys_has(const struct lost_keys *lost, keystroke key)
{
	for (size_t i = 0; i < LOST_KEYS; i++)
		if (lost->keys[i] == key)
			return true;
	return false;
}

keystroke lost_keys_first(
	const struct lost_keys *lost, const keystroke *keys, size_t count)
{
	for (size_t i = 0; i < count && keys[i]; i++)
		if (!lost_keys_has(lost, keys[i]))
			return keys[i];
	return keys[0];
}
