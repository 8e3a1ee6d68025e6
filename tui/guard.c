/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/guard.h"

#include <stddef.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const int ending_signals[] = {SIGHUP, SIGTERM, SIGINT};
static const int fatal_signals[] = {
	SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGQUIT, SIGSYS, SIGTRAP};

enum { LEAVE_SIZE = 256, ENDING = COUNT(ending_signals), FATAL = COUNT(fatal_signals) };

/* The one terminal's, for the handlers to see. */
static struct {
	volatile sig_atomic_t ending, paused;
	struct termios modes;
	char leave[LEAVE_SIZE];
	size_t leave_bytes;
	struct sigaction ending_before[ENDING], fatal_before[FATAL];
} guard;

static void note_ending(int number)
{
	if (number != SIGINT || !guard.paused)
		guard.ending = 1;
}

/* The handler is gone when this runs (SA_RESETHAND), so raising the signal again ends the
 * program as if it had never been. */
static void give_back(int number)
{
	if (write(STDOUT_FILENO, guard.leave, guard.leave_bytes) < 0) {
		/* Nobody is left to be told. */
	}
	tcsetattr(STDIN_FILENO, TCSANOW, &guard.modes);
	raise(number);
}

bool guard_modes(void)
{
	return isatty(STDOUT_FILENO) && tcgetattr(STDIN_FILENO, &guard.modes) == 0;
}

/* Installs a handler, but where the signal is ignored, or (only_default) somebody else's
 * handler is there, such as a sanitizer's. */
static void install(int number, void (*handler)(int), int flags, bool only_default,
	struct sigaction *before)
{
	struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
	sigemptyset(&action.sa_mask);
	sigaction(number, NULL, before);
	bool own = (before->sa_flags & SA_SIGINFO) || before->sa_handler != SIG_DFL;
	if (!(before->sa_flags & SA_SIGINFO) && before->sa_handler == SIG_IGN)
		return;
	if (!only_default || !own)
		sigaction(number, &action, NULL);
}

void guard_begin(void)
{
	guard.leave_bytes = 0;
	guard.ending = 0;
	for (size_t i = 0; i < ENDING; i++)
		install(ending_signals[i], note_ending, 0, false,
			&guard.ending_before[i]);
	for (size_t i = 0; i < FATAL; i++)
		install(fatal_signals[i], give_back, (int)SA_RESETHAND, true,
			&guard.fatal_before[i]);
}

void guard_leave(const char *leave)
{
	size_t bytes = strnlen(leave, LEAVE_SIZE);
	memcpy(guard.leave, leave, bytes);
	guard.leave_bytes = bytes;
}

void guard_end(void)
{
	for (size_t i = 0; i < ENDING; i++)
		sigaction(ending_signals[i], &guard.ending_before[i], NULL);
	for (size_t i = 0; i < FATAL; i++)
		sigaction(fatal_signals[i], &guard.fatal_before[i], NULL);
}

bool guard_ending(void)
{
	return guard.ending;
}

void guard_pause(bool paused)
{
	guard.paused = paused;
}

void guard_signals(sigset_t *signals)
{
	sigemptyset(signals);
	for (size_t i = 0; i < ENDING; i++)
		sigaddset(signals, ending_signals[i]);
	sigaddset(signals, SIGWINCH);
}
