/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who the machine's users are. The C library may read a file, load a library or ask a server
 * for that (nsswitch.conf(5)), and crashes where it gets no memory meanwhile: here it is seen
 * first that there is some.
 *
 * What these return is the C library's, until the next call of either; NULL: there is no such
 * user, or it cannot be learnt.
 */
#ifndef TEXT_USER_H
#define TEXT_USER_H

#include <pwd.h>

const struct passwd *user_of_id(uid_t id);

const struct passwd *user_of_login(const char *login);

#endif
