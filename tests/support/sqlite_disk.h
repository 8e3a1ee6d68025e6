/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A disk that is full, read-only or broken, at no more than a folder: the calls by which
 * the database writes into it fail. Reading goes on, and so does writing elsewhere.
 */
#ifndef TESTS_SUPPORT_SQLITE_DISK_H
#define TESTS_SUPPORT_SQLITE_DISK_H

/* From here on nothing goes into files below the folder, and the system says why:
 * ENOSPC, EROFS, EIO, … 0: all goes again. The folder's name is the caller's. */
void disk_refuse(const char *folder, int reason);

#endif
