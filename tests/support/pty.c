/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/pty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

#ifndef HAVE_VTERM
#error "configure found no libvterm: apt-get install libvterm-dev, then run configure again"
#endif
#include <vterm.h>

#include "tests/support/pty_keys.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/thai.h"
#include "text/utf8.h"

#define DEFAULT_PROGRAM TOP_BUILDDIR "/mattrakan"
#define PASTE_BEGIN     "\033[200~"
#define PASTE_END       "\033[201~"

enum {
	ROWS = 24,
	COLUMNS = 80,
	ARGUMENTS_MAX = 30,
	PAUSE = 1, /* ms between two looks at a program that computes */
	SIGNAL_STATUS = 128,
	RING = 0x0E4D,
	AA = 0x0E32,
	AM = 0x0E33,
};

struct pty {
	int master; /* -1: hung up */
	int slave;  /* for its modes, and so that output can be read after the end */
	pid_t child;
	pid_t watched; /* whose waiting is looked at */
	bool ended;
	int status;
	struct termios modes;
	VTerm *vterm;
	VTermScreen *screen;
	int rows, columns;
	bool alternate, cursor_shown;
	int mouse;
	enum pty_kind kind;
	bool joins_am, holds_answers;
	bool holds_escape; /* one was pressed, and the next key is waited for */
	struct str output;
	size_t shown; /* bytes of the output that are on the screen */
	struct str answers;
	struct str cell;
};

static int64_t now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* --- libvterm --- */

static int note_property(VTermProp property, VTermValue *value, void *user)
{
	struct pty *pty = user;
	if (property == VTERM_PROP_ALTSCREEN)
		pty->alternate = value->boolean;
	if (property == VTERM_PROP_CURSORVISIBLE)
		pty->cursor_shown = value->boolean;
	if (property == VTERM_PROP_MOUSE)
		pty->mouse = value->number;
	return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = note_property};

static void start_vterm(struct pty *pty)
{
	pty->cursor_shown = true;
	pty->vterm = vterm_new(pty->rows, pty->columns);
	vterm_set_utf8(pty->vterm, 1);
	pty->screen = vterm_obtain_screen(pty->vterm);
	vterm_screen_set_callbacks(pty->screen, &callbacks, pty);
	vterm_screen_enable_altscreen(pty->screen, 1);
	vterm_screen_reset(pty->screen, 1);
}

/* --- the program --- */

/* By which programs know multiplexers and terminals (tui/terminal/lost_keys.c). */
static const char *const elsewhere[] = {"TMUX", "STY", "VTE_VERSION",
	"GNOME_TERMINAL_SCREEN", "TILIX_ID", "KONSOLE_VERSION", "WT_SESSION",
	"SSH_CONNECTION"};

static void apply_settings(const char *const *settings)
{
	for (; settings && *settings; settings++) {
		const char *equals = strchr(*settings, '=');
		char *name = mem_strndup(*settings, strcspn(*settings, "="));
		if (equals)
			setenv(name, equals + 1, 1);
		else
			unsetenv(name);
		free(name);
	}
}

static _Noreturn void become(const struct pty_start *start, int master, int slave)
{
	const char *program = start->program ? start->program : DEFAULT_PROGRAM;
	const char *argv[ARGUMENTS_MAX + 2] = {program};
	for (int i = 0; start->arguments && start->arguments[i] && i < ARGUMENTS_MAX; i++)
		argv[i + 1] = start->arguments[i];
	close(master);
	if (login_tty(slave) != 0)
		_exit(126);
	setenv("TERM", "xterm-256color", 1);
	unsetenv("LINES");
	unsetenv("COLUMNS");
	unsetenv("ESCDELAY");
	unsetenv("NO_COLOR");
	/* Nothing of the terminal that the tests are run in. */
	for (size_t i = 0; i < COUNT(elsewhere); i++)
		unsetenv(elsewhere[i]);
	apply_settings(start->settings);
	if (start->folder && chdir(start->folder) != 0)
		_exit(126);
	/* Whoever runs the tests may have had them ignored (nohup does). */
	signal(SIGHUP, SIG_DFL);
	signal(SIGINT, SIG_DFL);
	signal(SIGQUIT, SIG_DFL);
	execv(program, (char *const *)argv);
	_exit(127);
}

struct pty *pty_new(const struct pty_start *start)
{
	struct pty *pty = mem_new(1, sizeof(*pty));
	str_init(&pty->output);
	str_init(&pty->answers);
	str_init(&pty->cell);
	pty->kind = start->kind;
	pty->joins_am = start->joins_am;
	pty->holds_answers = start->holds_answers;
	pty->rows = start->rows ? start->rows : ROWS;
	pty->columns = start->columns ? start->columns : COLUMNS;
	start_vterm(pty);
	struct winsize size = {.ws_row = (unsigned short)pty->rows,
		.ws_col = (unsigned short)pty->columns};
	if (openpty(&pty->master, &pty->slave, NULL, NULL, &size) != 0)
		fail_msg("no pseudo-terminal: %s", strerror(errno));
	tcgetattr(pty->slave, &pty->modes);
	fcntl(pty->master, F_SETFD, FD_CLOEXEC);
	fcntl(pty->master, F_SETFL, O_NONBLOCK);
	fflush(NULL);
	pty->child = fork();
	assert_true(pty->child >= 0);
	pty->watched = pty->child;
	if (!pty->child)
		become(start, pty->master, pty->slave);
	fcntl(pty->slave, F_SETFD, FD_CLOEXEC);
	return pty;
}

void pty_free(struct pty *pty)
{
	if (!pty)
		return;
	if (!pty->ended) {
		kill(pty->child, SIGKILL);
		waitpid(pty->child, NULL, 0);
	}
	if (pty->master >= 0)
		close(pty->master);
	close(pty->slave);
	vterm_free(pty->vterm);
	str_release(&pty->output);
	str_release(&pty->answers);
	str_release(&pty->cell);
	free(pty);
}

/* Bytes at the end of a text that begin a character and are not all of it. */
static size_t begun(const char *text, size_t bytes)
{
	for (size_t back = 1; back <= 3 && back <= bytes; back++) {
		const unsigned char byte = (unsigned char)text[bytes - back];
		if (byte >= 0xC0)
			return back < (byte >= 0xF0          ? 4u
					      : byte >= 0xE0 ? 3u
							     : 2u)
				       ? back
				       : 0;
		if (byte < 0x80)
			break;
	}
	return 0;
}

/* What the terminal draws for three bytes of a Thai character; NULL: as it is. */
static const char *drawn_for(const struct pty *pty, const char *text)
{
	uint32_t code_point;
	utf8_decode(text, UTF8_THAI_BYTES, &code_point);
	if (pty->joins_am && code_point == AM)
		return "\u0E4D";
	return pty->kind == PTY_WIDE_MARKS && thai_is_mark(code_point) ? "'" : NULL;
}

/* Gives the terminal what of the output it has not; where it joins, ำ as a mark; where it
 * gives marks a column, something else for them. A character whose end has not come waits
 * for it: libvterm 0.1.4 puts one together that comes in two parts only where the first part
 * began with a byte that is not ASCII. */
static void show(struct pty *pty)
{
	const char *text = pty->output.data;
	const size_t end = pty->output.bytes - begun(text, pty->output.bytes);
	size_t at = pty->shown;
	for (; at + UTF8_THAI_BYTES <= end; at++) {
		const char *drawn = (unsigned char)text[at] == 0xE0
					    ? drawn_for(pty, text + at)
					    : NULL;
		if (!drawn)
			continue;
		vterm_input_write(pty->vterm, text + pty->shown, at - pty->shown);
		vterm_input_write(pty->vterm, drawn, strlen(drawn));
		pty->shown = at + UTF8_THAI_BYTES;
		at = pty->shown - 1;
	}
	if (end > pty->shown)
		vterm_input_write(pty->vterm, text + pty->shown, end - pty->shown);
	pty->shown = end;
}

static void answer(struct pty *pty)
{
	char bytes[256];
	size_t count;
	while ((count = vterm_output_read(pty->vterm, bytes, sizeof(bytes))) > 0) {
		if (pty->holds_answers)
			str_append(&pty->answers, bytes, count);
		else
			pty_send(pty, bytes, count);
	}
}

/* Takes in what the program wrote, waiting for it at most milliseconds. False: nothing
 * came. */
static bool take(struct pty *pty, int milliseconds)
{
	struct pollfd wait = {.fd = pty->master, .events = POLLIN};
	char part[1 << 14];
	if (pty->master < 0 || poll(&wait, 1, milliseconds) <= 0)
		return false;
	ssize_t count = read(pty->master, part, sizeof(part));
	if (count <= 0)
		return false;
	str_append(&pty->output, part, (size_t)count);
	show(pty);
	answer(pty);
	return true;
}

static void look_for_end(struct pty *pty)
{
	if (!pty->ended && waitpid(pty->child, &pty->status, WNOHANG) == pty->child)
		pty->ended = true;
}

/* The calls, beside read, in which a program waits for its terminal, or for another one
 * that it runs. */
static const long waiting_calls[] = {
	SYS_ppoll,
	SYS_pselect6,
	SYS_waitid,
	SYS_wait4,
#ifdef SYS_poll
	SYS_poll,
	SYS_select,
#endif
};

/* Whether its file of that number is a device: of what is read from disk it does not
 * wait for a person. */
static bool is_device(const struct pty *pty, unsigned long file)
{
	char path[64], name[8] = "";
	snprintf(path, sizeof(path), "/proc/%ld/fd/%lu", (long)pty->watched, file);
	return readlink(path, name, sizeof(name)) > 5 && !strncmp(name, "/dev/", 5);
}

static FILE *open_entry(const struct pty *pty, const char *name)
{
	char path[64];
	snprintf(path, sizeof(path), "/proc/%ld/%s", (long)pty->watched, name);
	FILE *file = fopen(path, "r");
	if (!file)
		fail_msg("%s: %s", path, strerror(errno));
	return file;
}

/* Whether the program sleeps and nothing has woken it. */
static bool sleeps(const struct pty *pty)
{
	char line[256];
	bool asleep = false;
	FILE *file = open_entry(pty, "status");
	while (!asleep && fgets(line, sizeof(line), file))
		asleep = !strncmp(line, "State:\tS", strlen("State:\tS"));
	fclose(file);
	return asleep;
}

/* Whether it is blocked in a call in which it waits. */
static bool is_in_waiting_call(const struct pty *pty)
{
	long call = -1;
	unsigned long first = 0;
	FILE *file = open_entry(pty, "syscall");
	if (fscanf(file, "%ld 0x%lx", &call, &first) < 1)
		call = -1; /* "running" */
	fclose(file);
	if (call == SYS_read)
		return is_device(pty, first);
	for (size_t i = 0; i < COUNT(waiting_calls); i++)
		if (call == waiting_calls[i])
			return true;
	return false;
}

/* Both: one that was woken stands in its call until a processor runs it, and only its
 * state tells. In this order: who slept over something else is then seen in no waiting
 * call, or is in one that nothing has woken since. */
static bool waits(const struct pty *pty)
{
	return sleeps(pty) && is_in_waiting_call(pty);
}

/* Whether it waits for input, having read all. In this order: what it reads last it had
 * taken before it is seen waiting. */
static bool is_at_rest(struct pty *pty)
{
	int bytes = 0;
	if (pty->ended || pty->master < 0)
		return true;
	return ioctl(pty->slave, FIONREAD, &bytes) == 0 && bytes == 0 && waits(pty);
}

static _Noreturn void fail_with_screen(
	struct pty *pty, const char *what, const char *text)
{
	struct str screen = STR_INIT;
	pty_text(pty, &screen);
	fprintf(stderr, "The screen:\n%s", screen.data); /* cmocka cuts long messages */
	str_release(&screen);
	fail_msg("%s: %s", what, text);
	abort();
}

void pty_settle(struct pty *pty)
{
	int64_t deadline = now() + PTY_DEADLINE;
	for (;;) {
		while (take(pty, 0))
			continue;
		look_for_end(pty);
		bool quiet = is_at_rest(pty);
		/* What it wrote before it slept. */
		if (!take(pty, quiet ? 0 : PAUSE) && quiet)
			return;
		if (now() > deadline)
			fail_with_screen(pty, "the program does not come to rest", "");
	}
}

void pty_wait_output(struct pty *pty, size_t bytes)
{
	int64_t deadline = now() + PTY_DEADLINE;
	while (pty->output.bytes < bytes) {
		if (take(pty, PAUSE))
			continue;
		look_for_end(pty);
		if (is_at_rest(pty))
			return;
		if (now() > deadline)
			fail_with_screen(pty, "the program does not come to rest", "");
	}
}

/* --- what a person does --- */

/* The kernel hands what is written to the master on to the terminal by a worker of its
 * own, and shows it nowhere meanwhile; a poll of the terminal waits for that worker. */
static void hand_on(struct pty *pty)
{
	struct pollfd input = {.fd = pty->slave, .events = POLLIN};
	poll(&input, 1, 0);
}

static void send_all(struct pty *pty, const char *bytes, size_t count)
{
	while (count) {
		ssize_t written = write(pty->master, bytes, count);
		if (written < 0 && errno != EAGAIN && errno != EINTR)
			fail_with_screen(
				pty, "the terminal takes no keys", strerror(errno));
		if (written <= 0) {
			/* Never wait for it to read while it waits for us to read. */
			take(pty, PAUSE);
			continue;
		}
		bytes += written;
		count -= (size_t)written;
	}
	hand_on(pty);
}

/* An ESC alone could be the beginning of what the mouse does. */
static bool is_held(struct pty *pty, const char *bytes, size_t count)
{
	while (pty->kind == PTY_GNU_SCREEN && take(pty, 0))
		continue;
	return pty->kind == PTY_GNU_SCREEN && pty->mouse != VTERM_PROP_MOUSE_NONE &&
	       count == 1 && *bytes == '\033' && !pty->holds_escape;
}

void pty_send(struct pty *pty, const char *bytes, size_t count)
{
	const bool held = is_held(pty, bytes, count);
	if (!held && pty->holds_escape)
		send_all(pty, "\033", 1);
	if (!held)
		send_all(pty, bytes, count);
	pty->holds_escape = held;
}

void pty_type(struct pty *pty, const char *text)
{
	pty_send(pty, text, strlen(text));
}

/* Whether of two texts the first was written later. */
static bool is_last(const struct pty *pty, const char *on, const char *off)
{
	const char *at = pty->output.data, *found;
	const char *last_on = NULL, *last_off = NULL;
	for (; (found = strstr(at, on)); at = found + 1)
		last_on = found;
	for (at = pty->output.data; (found = strstr(at, off)); at = found + 1)
		last_off = found;
	return last_on && (!last_off || last_off < last_on);
}

/* What the terminal sends before keys with Alt, where it does not from the beginning. */
static bool alt_sends_escape(const struct pty *pty)
{
	static const char off[] = "\033[?1034;1036;1039r";
	return is_last(pty, "\033[?1036h", off) || is_last(pty, "\033[?1039h", off);
}

void pty_key(struct pty *pty, const char *name)
{
	struct str bytes = STR_INIT;
	pty_keys_append(
		&bytes, name, pty->kind == PTY_ALT_TYPES && !alt_sends_escape(pty));
	pty_send(pty, bytes.data, bytes.bytes);
	str_release(&bytes);
}

static bool pastes_are_marked(const struct pty *pty)
{
	return is_last(pty, "\033[?2004h", "\033[?2004l");
}

void pty_paste(struct pty *pty, const char *text, size_t bytes)
{
	struct str sent = STR_INIT;
	bool marked = pastes_are_marked(pty);
	str_puts(&sent, marked ? PASTE_BEGIN : "");
	str_append(&sent, text, bytes);
	str_puts(&sent, marked ? PASTE_END : "");
	pty_send(pty, sent.data, sent.bytes);
	str_release(&sent);
}

void pty_mouse(struct pty *pty, int button, int row, int column)
{
	struct str sent = STR_INIT;
	str_printf(&sent, "\033[<%d;%d;%dM", button, column + 1, row + 1);
	if (button < 3)
		str_printf(&sent, "\033[<%d;%d;%dm", button, column + 1, row + 1);
	pty_send(pty, sent.data, sent.bytes);
	str_release(&sent);
}

void pty_window(struct pty *pty, int rows, int columns)
{
	struct winsize size = {
		.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
	assert_int_equal(ioctl(pty->master, TIOCSWINSZ, &size), 0);
}

void pty_resize(struct pty *pty, int rows, int columns)
{
	while (take(pty, 0))
		continue;
	pty->rows = rows;
	pty->columns = columns;
	vterm_set_size(pty->vterm, rows, columns);
	pty_window(pty, rows, columns);
}

void pty_hang_up(struct pty *pty)
{
	close(pty->master);
	pty->master = -1;
}

void pty_signal(struct pty *pty, int number)
{
	assert_int_equal(kill(pty->child, number), 0);
}

pid_t pty_child(const struct pty *pty)
{
	return pty->child;
}

void pty_watch(struct pty *pty, pid_t process)
{
	pty->watched = process;
}

const struct str *pty_answers(const struct pty *pty)
{
	return &pty->answers;
}

/* --- what a person sees --- */

static bool holds(struct pty *pty, const char *text)
{
	struct str screen = STR_INIT;
	pty_text(pty, &screen);
	bool found = strstr(screen.data, text) != NULL;
	str_release(&screen);
	return found;
}

static void wait_until(struct pty *pty, const char *text, bool there, const char *what)
{
	int64_t deadline = now() + PTY_DEADLINE;
	for (;;) {
		pty_settle(pty);
		if (holds(pty, text) == there)
			return;
		if (pty->ended || now() > deadline)
			fail_with_screen(pty, what, text);
		take(pty, (int)(deadline - now()) < 100 ? PAUSE : 100);
	}
}

void pty_wait(struct pty *pty, const char *text)
{
	wait_until(pty, text, true, "not on the screen");
}

void pty_wait_gone(struct pty *pty, const char *text)
{
	wait_until(pty, text, false, "still on the screen");
}

void pty_wait_screen(struct pty *pty, const char *screen)
{
	int64_t deadline = now() + PTY_DEADLINE;
	struct str text = STR_INIT;
	for (;;) {
		pty_settle(pty);
		str_clear(&text);
		pty_text(pty, &text);
		if (strcmp(text.data, screen) == 0)
			break;
		if (pty->ended || now() > deadline)
			fail_with_screen(pty, "the screen should be", screen);
		take(pty, (int)(deadline - now()) < 100 ? PAUSE : 100);
	}
	str_release(&text);
}

static bool get_cell(struct pty *pty, int row, int column, VTermScreenCell *cell)
{
	VTermPos place = {.row = row, .col = column};
	return vterm_screen_get_cell(pty->screen, place, cell) != 0;
}

const char *pty_cell_drawn(struct pty *pty, int row, int column)
{
	VTermScreenCell cell = {0};
	str_clear(&pty->cell);
	if (!get_cell(pty, row, column, &cell))
		fail_msg("no cell at row %d, column %d", row, column);
	if (cell.chars[0] == UINT32_MAX)
		return pty->cell.data;
	if (!cell.chars[0])
		str_putc(&pty->cell, ' ');
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
		str_put_code_point(&pty->cell, cell.chars[i]);
	return pty->cell.data;
}

static bool has_ring(const VTermScreenCell *cell)
{
	for (int i = 1; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++)
		if (cell->chars[i] == RING)
			return true;
	return false;
}

const char *pty_cell(struct pty *pty, int row, int column)
{
	VTermScreenCell cell = {0}, left = {0}, right = {0};
	const char *drawn = pty_cell_drawn(pty, row, column);
	get_cell(pty, row, column, &cell);
	const bool am =
		cell.chars[0] == AA &&
		(has_ring(&cell) || (column && get_cell(pty, row, column - 1, &left) &&
					    has_ring(&left)));
	const bool base = has_ring(&cell) && column + 1 < pty->columns &&
			  get_cell(pty, row, column + 1, &right) && right.chars[0] == AA;
	if (!am && !base)
		return drawn;
	str_clear(&pty->cell);
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
		if (cell.chars[i] != RING)
			str_put_code_point(&pty->cell, !i && am ? AM : cell.chars[i]);
	return pty->cell.data;
}

void pty_row(struct pty *pty, int row, struct str *out)
{
	size_t end = out->bytes;
	for (int column = 0; column < pty->columns; column++) {
		const char *cell = pty_cell(pty, row, column);
		str_puts(out, cell);
		if (strcmp(cell, " ") != 0)
			end = out->bytes;
	}
	str_truncate(out, end);
}

void pty_text(struct pty *pty, struct str *out)
{
	for (int row = 0; row < pty->rows; row++) {
		pty_row(pty, row, out);
		str_putc(out, '\n');
	}
}

bool pty_is_reverse(struct pty *pty, int row, int column)
{
	VTermScreenCell cell = {0};
	return get_cell(pty, row, column, &cell) && cell.attrs.reverse;
}

bool pty_is_underlined(struct pty *pty, int row, int column)
{
	VTermScreenCell cell = {0};
	return get_cell(pty, row, column, &cell) && cell.attrs.underline;
}

bool pty_is_bold(struct pty *pty, int row, int column)
{
	VTermScreenCell cell = {0};
	return get_cell(pty, row, column, &cell) && cell.attrs.bold;
}

bool pty_is_coloured(struct pty *pty, int row, int column)
{
	VTermScreenCell cell = {0};
	return get_cell(pty, row, column, &cell) &&
	       (!VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) ||
		       !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg));
}

static int number_of(const VTermColor *colour)
{
	return VTERM_COLOR_IS_INDEXED(colour) ? colour->indexed.idx : -1;
}

int pty_colour(struct pty *pty, int row, int column)
{
	VTermScreenCell cell = {0};
	assert_true(get_cell(pty, row, column, &cell));
	return VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) ? -1 : number_of(&cell.fg);
}

int pty_ground(struct pty *pty, int row, int column)
{
	VTermScreenCell cell = {0};
	assert_true(get_cell(pty, row, column, &cell));
	return VTERM_COLOR_IS_DEFAULT_BG(&cell.bg) ? -1 : number_of(&cell.bg);
}

bool pty_cursor(struct pty *pty, int *row, int *column)
{
	VTermPos place;
	vterm_state_get_cursorpos(vterm_obtain_state(pty->vterm), &place);
	*row = place.row;
	*column = place.col;
	return pty->cursor_shown;
}

const struct str *pty_output(const struct pty *pty)
{
	return &pty->output;
}

/* --- the end --- */

int pty_wait_exit(struct pty *pty)
{
	int64_t deadline = now() + PTY_DEADLINE;
	while (!pty->ended) {
		if (!take(pty, PAUSE) && pty->master < 0)
			poll(NULL, 0, PAUSE);
		look_for_end(pty);
		if (now() > deadline)
			fail_with_screen(pty, "the program does not end", "");
	}
	while (take(pty, 0))
		continue;
	return WIFEXITED(pty->status) ? WEXITSTATUS(pty->status)
				      : SIGNAL_STATUS + WTERMSIG(pty->status);
}

const char *pty_not_restored(struct pty *pty)
{
	struct termios modes;
	assert_true(pty->ended);
	if (tcgetattr(pty->slave, &modes) != 0)
		return "modes cannot be asked for";
	if (modes.c_iflag != pty->modes.c_iflag || modes.c_oflag != pty->modes.c_oflag ||
		modes.c_cflag != pty->modes.c_cflag ||
		modes.c_lflag != pty->modes.c_lflag)
		return "modes";
	if (memcmp(modes.c_cc, pty->modes.c_cc, sizeof(modes.c_cc)) != 0)
		return "control characters";
	if (pty->alternate)
		return "screen";
	if (pastes_are_marked(pty))
		return "pastes";
	if (alt_sends_escape(pty))
		return "Alt";
	if (pty->mouse != VTERM_PROP_MOUSE_NONE)
		return "mouse";
	return pty->cursor_shown ? "" : "cursor";
}
