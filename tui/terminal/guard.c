/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/terminal/guard.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stddef.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { LEAVE_SIZE = 256, STACK_SIZE = 16 << 10 };

/* The one terminal's, for the handlers to see. */
static struct {
	volatile sig_atomic_t ending, stopping, continued, resized, paused;
	struct termios modes;
	char leave[LEAVE_SIZE];
	size_t leave_bytes;
	int output; /* standard output once more, and /dev/null; -1: not there */
	int nowhere;
	volatile sig_atomic_t cut; /* standard output leads nowhere */
} guard = {.output = -1, .nowhere = -1};

/* --- handlers --- */

/* Who is told to end does not wait for a terminal that takes nothing (a connection that
 * is gone and does not know): what curses is about to write goes nowhere. */
static void cut_output(void)
{
	struct pollfd output = {.fd = STDOUT_FILENO, .events = POLLOUT};
	if (!guard.paused && guard.nowhere >= 0 && guard.output >= 0 &&
		poll(&output, 1, 0) == 0 && dup2(guard.nowhere, STDOUT_FILENO) >= 0)
		guard.cut = 1;
}

static void note_ending(int number)
{
	const int error = errno;
	if (number == SIGINT && guard.paused)
		return;
	guard.ending = 1;
	cut_output();
	errno = error;
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
	guard.resized = 1;
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

static void open_spares(void)
{
	guard.output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0);
	guard.nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
}

static void close_spare(int *file)
{
	if (*file >= 0)
		close(*file);
	*file = -1;
}

/* Gives the terminal back as well as it can be done without waiting for it. While it
 * takes nothing, standard output goes on leading nowhere. */
static void mend_output(void)
{
	const int flags = fcntl(guard.output, F_GETFL);
	fcntl(guard.output, F_SETFL, flags | O_NONBLOCK);
	if (write(guard.output, guard.leave, guard.leave_bytes) ==
		(ssize_t)guard.leave_bytes)
		dup2(guard.output, STDOUT_FILENO);
	fcntl(guard.output, F_SETFL, flags);
	tcsetattr(STDIN_FILENO, TCSANOW, &guard.modes);
	guard.cut = 0;
}

bool guard_modes(void)
{
	return isatty(STDOUT_FILENO) && tcgetattr(STDIN_FILENO, &guard.modes) == 0;
}

void guard_begin(void)
{
	guard.leave_bytes = 0;
	open_spares();
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

void guard_hush(bool hushed)
{
	if (guard.output >= 0 && guard.nowhere >= 0 && !guard.cut)
		dup2(hushed ? guard.nowhere : guard.output, STDOUT_FILENO);
}

void guard_end(void)
{
	for (size_t i = 0; i < WATCHES; i++)
		sigaction(watches[i].number, &before[i], NULL);
	if (guard.cut)
		mend_output();
	close_spare(&guard.output);
	close_spare(&guard.nowhere);
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

bool guard_resized(void)
{
	const bool resized = guard.resized;
	guard.resized = 0;
	return resized;
}

bool guard_will_resize(void)
{
	return guard.resized;
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
