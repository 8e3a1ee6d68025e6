/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A page of the manual (doc/manual/NAME.md) as something to be played: what its readers are
 * told to press and type, what they are told that they will see, and the pictures.
 *
 * Steps stand in fenced blocks with the info string `keys`, one a line, the verb first; what
 * stands behind " — " is for the reader alone:
 *
 *	เริ่ม mattrakan      the program is started, with what stands behind its name
 *	กด Tab Tab n        these keys, by their names of pty_key()
 *	พิมพ์ กองคลัง         this text
 *	เห็น รายงานใหม่       it stands on the screen, or comes there
 *	ไม่เห็น รายงานใหม่    it does not, or goes
 *	ได้ไฟล์ รายงาน.pdf    that file is there, in the home folder, and not empty
 *	จบ                  the program has ended by itself, and well
 *
 * A line `![what it shows](NAME.svg)` is a picture of the screen as it is then. A line
 * `<!-- ก่อนหน้า: import FILE -->` is no reader's: a command that is run before what follows,
 * {top} in it is the folder of the sources. `<!-- ผู้ใช้: palad -->`: from here on this is who
 * sits there, by the login name.
 */
#ifndef TESTS_SUPPORT_MANUAL_H
#define TESTS_SUPPORT_MANUAL_H

#include <stddef.h>

enum manual_act {
	MANUAL_START,
	MANUAL_PRESS,
	MANUAL_TYPE,
	MANUAL_SEE,
	MANUAL_SEE_GONE,
	MANUAL_FILE,
	MANUAL_END,
	MANUAL_PICTURE, /* words: NAME */
	MANUAL_BEFORE,  /* words: the command's own */
	MANUAL_PERSON,
};

struct manual_step {
	enum manual_act act;
	char *words; /* owned; without the verb and the remark */
	size_t line; /* of the page, from 1 */
};

struct manual_page {
	char *path;
	struct manual_step *steps;
	size_t count, capacity;
};

/* The test fails, with the line, where something in a block is no step. */
void manual_read(struct manual_page *page, const char *path);
void manual_release(struct manual_page *page);

/* Parts words at spaces that stand in no quotes, in place, into at most `most` of them; how
 * many there are. */
size_t manual_words(char *words, const char **parts, size_t most);

#endif
