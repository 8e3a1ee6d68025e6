/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/terminal/terminal_keys.h"

const struct terminal_key terminal_keys[] = {
	{"kcuu1", K_UP},
	{"kcud1", K_DOWN},
	{"kcub1", K_LEFT},
	{"kcuf1", K_RIGHT},
	{"khome", K_HOME},
	{"kend", K_END},
	{"kpp", K_PAGE_UP},
	{"knp", K_PAGE_DOWN},
	{"kich1", K_INSERT},
	{"kdch1", K_DELETE},
	{"kcbt", SHIFT(K_TAB)},
	{"kri", SHIFT(K_UP)},
	{"kind", SHIFT(K_DOWN)},
	{"kLFT", SHIFT(K_LEFT)},
	{"kRIT", SHIFT(K_RIGHT)},
	{"kHOM", SHIFT(K_HOME)},
	{"kEND", SHIFT(K_END)},
	{"kLFT5", K_LEFT | MOD_CTRL},
	{"kRIT5", K_RIGHT | MOD_CTRL},
	{"kUP5", K_UP | MOD_CTRL},
	{"kDN5", K_DOWN | MOD_CTRL},
	{"kHOM5", K_HOME | MOD_CTRL},
	{"kEND5", K_END | MOD_CTRL},
	{"kDC5", K_DELETE | MOD_CTRL},
	{"kf1", K_F1},
	{"kf2", K_F2},
	{"kf3", K_F3},
	{"kf4", K_F4},
	{"kf5", K_F5},
	{"kf6", K_F6},
	{"kf7", K_F7},
	{"kf8", K_F8},
	{"kf9", K_F9},
	{"kf10", K_F10},
	{"kf11", K_F11},
	{"kf12", K_F12},
};
const size_t terminal_keys_count = sizeof(terminal_keys) / sizeof(terminal_keys[0]);
