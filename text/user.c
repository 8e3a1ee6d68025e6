/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/user.h"

#include "text/mem.h"

/* Bytes: more than it takes where the users stand in a file. */
enum { RESERVE = 1 << 18 };

const struct passwd *user_of_id(uid_t id)
{
	mem_reserve(RESERVE);
	return getpwuid(id);
}

const struct passwd *user_of_login(const char *login)
{
	mem_reserve(RESERVE);
	return getpwnam(login);
}
