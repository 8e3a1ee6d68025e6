/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/guard.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { LEAVE_SIZE = 256, STACK_SIZE = 16 << 10 };

/* The one terminal's, for the handlers to see. */
static struct {
	volatile sig_atomic_t ending, stopping, continued, paused;
	struct termios modes;
	char leave[LEAVE_SIZE];
	size_t leave_bytes;
} guard;

/* --- handlers --- */

static void note_ending(int number)
{
	if (number != SIGINT || !guard.paused)
		guard.ending = 1;
}

/* Stops the program as the signal does where nobody handles it: that is, not where no
 * shell is there to continue it. */
static void stop(void)
{
	struct sigaction ours, usual = {.sa_handler = SIG_DFL};
	sigset_t both, before;
	sigemptyset(&usual.sa_mask);
	sigaction(SIGTSTP, &usual, &ours);
	raise(SIGTSTP);
	sigemptyset(&both);
	sigaddset(&both, SIGTSTP);
	sigaddset(&both, SIGCONT);
	sigprocmask(SIG_UNBLOCK, &both, &before); /* here, where it was blocked */
	sigprocmask(SIG_SETMASK, &before, NULL);
	sigaction(SIGTSTP, &ours, NULL);
}

/* While another program has the screen, it stopped that one as well. */
static void note_stop(int number)
{
	const int error = errno;
	(void)number;
	if (guard.paused)
		stop();
	else
		guard.stopping = 1;
	errno = error;
}

static void note_continued(int number)
{
	(void)number;
	guard.continued = 1;
}

/* Who waits asks for the size when he wakes up. */
static void note_size(int number)
{
	(void)number;
}

/* The handler is gone when this runs (SA_RESETHAND), so raising the signal again ends the
 * program as if it had never been. */
static void give_back(int number)
{
	if (!guard.paused) {
		if (write(STDOUT_FILENO, guard.leave, guard.leave_bytes) < 0) {
			/* Nobody is left to be told. */
		}
		tcsetattr(STDIN_FILENO, TCSANOW, &guard.modes);
	}
	raise(number);
}

/* Ctrl-\ in another program is meant for that one. */
static void quit(int number)
{
	struct sigaction usual = {.sa_handler = SIG_DFL};
	if (guard.paused)
		return;
	sigemptyset(&usual.sa_mask);
	sigaction(number, &usual, NULL);
	give_back(number);
}

/* --- the signals --- */

/* Whose handler gives way to ours: nobody's and whoever's but who ignores the signal;
 * nobody's alone (a sanitizer's stays); all. */
enum claim { UNLESS_IGNORED, IF_UNUSED, ALWAYS };

static const struct watch {
	int number;
	void (*handler)(int);
	enum claim claim;
	int flags;
	bool flag; /* it but sets a flag, which who waits looks at */
} watches[] = {
	{SIGHUP, note_ending, UNLESS_IGNORED, 0, true},
	{SIGTERM, note_ending, UNLESS_IGNORED, 0, true},
	{SIGINT, note_ending, UNLESS_IGNORED, 0, true},
	{SIGTSTP, note_stop, UNLESS_IGNORED, SA_RESTART, true},
	{SIGCONT, note_continued, ALWAYS, SA_RESTART, true},
	/* Where it is ignored curses would claim it, and change the screen's size in the
	 * middle of a paint. */
	{SIGWINCH, note_size, ALWAYS, SA_RESTART, true},
	{SIGQUIT, quit, IF_UNUSED, 0, false},
	{SIGSEGV, give_back, IF_UNUSED, (int)SA_RESETHAND | SA_ONSTACK, false},
	{SIGBUS, give_back, IF_UNUSED, (int)SA_RESETHAND | SA_ONSTACK, false},
	{SIGILL, give_back, IF_UNUSED, (int)SA_RESETHAND, false},
	{SIGFPE, give_back, IF_UNUSED, (int)SA_RESETHAND, false},
	{SIGABRT, give_back, IF_UNUSED, (int)SA_RESETHAND, false},
	{SIGSYS, give_back, IF_UNUSED, (int)SA_RESETHAND, false},
	{SIGTRAP, give_back, IF_UNUSED, (int)SA_RESETHAND, false},
};

enum { WATCHES = sizeof(watches) / sizeof(watches[0]) };

static struct sigaction before[WATCHES];

static bool gives_way(const struct sigaction *handled, enum claim claim)
{
	const bool plain = !(handled->sa_flags & SA_SIGINFO);
	if (claim == UNLESS_IGNORED)
		return !plain || handled->sa_handler != SIG_IGN;
	return claim == ALWAYS || (plain && handled->sa_handler == SIG_DFL);
}

/* A stack that ran over has no room for a handler. */
static void prepare_stack(void)
{
	static char room[STACK_SIZE];
	stack_t own = {.ss_sp = room, .ss_size = sizeof(room)}, other;
	if (sigaltstack(NULL, &other) == 0 && (other.ss_flags & SS_DISABLE))
		sigaltstack(&own, NULL);
}

bool guard_modes(void)
{
	return isatty(STDOUT_FILENO) && tcgetattr(STDIN_FILENO, &guard.modes) == 0;
}

void guard_begin(void)
{
	guard.leave_bytes = 0;
	prepare_stack();
	for (size_t i = 0; i < WATCHES; i++) {
		struct sigaction action = {
			.sa_handler = watches[i].handler, .sa_flags = watches[i].flags};
		sigemptyset(&action.sa_mask);
		sigaction(watches[i].number, NULL, &before[i]);
		if (gives_way(&before[i], watches[i].claim))
			sigaction(watches[i].number, &action, NULL);
	}
}

void guard_leave(const char *leave)
{
	size_t bytes = strnlen(leave, LEAVE_SIZE);
	memcpy(guard.leave, leave, bytes);
	guard.leave_bytes = bytes;
}

void guard_end(void)
{
	for (size_t i = 0; i < WATCHES; i++)
		sigaction(watches[i].number, &before[i], NULL);
}

/* --- what came --- */

bool guard_ending(void)
{
	return guard.ending;
}

bool guard_stopping(void)
{
	return guard.stopping;
}

void guard_stop(void)
{
	guard.stopping = 0;
	stop();
	guard.continued = 0;
}

bool guard_continued(void)
{
	const bool continued = guard.continued;
	guard.continued = 0;
	return continued;
}

void guard_pause(bool paused)
{
	guard.paused = paused;
}

void guard_signals(sigset_t *signals)
{
	sigemptyset(signals);
	for (size_t i = 0; i < WATCHES; i++)
		if (watches[i].flag)
			sigaddset(signals, watches[i].number);
}
