/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the targets in this folder share. A target is one file with LLVMFuzzerTestOneInput():
 * make check feeds it the inputs that are kept in corpus/NAME/ (replay.c), make fuzz has
 * libFuzzer look for others.
 *
 * A target ends the program by fuzz_require() where what a header promises does not hold.
 */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

/* Prints what does not hold, and ends the program where it does not. */
void fuzz_require(bool holds, const char *what);

/* The bytes as a file that is read by its name. To be given to fuzz_file_close(). */
struct fuzz_file {
	int descriptor;
	char path[64];
};

struct fuzz_file fuzz_file_open(const uint8_t *data, size_t bytes);
void fuzz_file_close(struct fuzz_file *file);

#endif
