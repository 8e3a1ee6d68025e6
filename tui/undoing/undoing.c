/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/undoing/undoing.h"

#include <stddef.h>

void undoing_release(struct undoing *undoing)
{
	if (undoing->deed)
		undoing->release(undoing->deed);
	*undoing = (struct undoing){0};
}

void undoing_leave(struct undoing *left, const struct undoing *undoing)
{
	undoing_release(left);
	*left = *undoing;
}

bool undoing_take(struct undoing *left, int64_t report, struct undoing *undoing)
{
	if (!left->deed || left->report != report)
		return false;
	*undoing = *left;
	*left = (struct undoing){0};
	return true;
}
