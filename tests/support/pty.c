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

#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

#define DEFAULT_PROGRAM TOP_BUILDDIR "/mattrakan"
#define PASTE_BEGIN     "\033[200~"
#define PASTE_END       "\033[201~"

enum {
	ROWS = 24,
	COLUMNS = 80,
	ARGUMENTS_MAX = 30,
	PAUSE = 1, /* ms between two looks at a program that computes */
	SIGNAL_STATUS = 128,
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
	bool joins_am, holds_answers;
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

/* Gives the terminal what of the output it has not; where it joins, ำ as a mark. A
 * character whose end has not come waits for it: libvterm 0.1.4 puts one together that
 * comes in two parts only where the first part began with a byte that is not ASCII. */
static void show(struct pty *pty)
{
	static const char am[] = "\u0E33", nikhahit[] = "\u0E4D";
	const size_t bytes = sizeof(am) - 1;
	const size_t end = pty->output.bytes - begun(pty->output.data, pty->output.bytes);
	while (pty->shown < end) {
		const char *text = pty->output.data + pty->shown;
		const size_t left = end - pty->shown;
		const char *found = pty->joins_am ? memmem(text, left, am, bytes) : NULL;
		const size_t head = found ? (size_t)(found - text) : left;
		if (head)
			vterm_input_write(pty->vterm, text, head);
		if (found)
			vterm_input_write(pty->vterm, nikhahit, bytes);
		pty->shown += head + (found ? bytes : 0);
	}
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

void pty_send(struct pty *pty, const char *bytes, size_t count)
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

void pty_type(struct pty *pty, const char *text)
{
	pty_send(pty, text, strlen(text));
}

/* Keys as xterm sends them; a letter (CSI, or SS3 where ss3) or a number (CSI ~). */
static const struct {
	const char *name;
	const char *plain;
	char letter; /* with modifiers: CSI 1 ; m letter */
	int number;  /* with modifiers: CSI number ; m ~ */
} keys[] = {
	{"Enter", "\r", 0, 0},
	{"Tab", "\t", 0, 0},
	{"Esc", "\033", 0, 0},
	{"Backspace", "\177", 0, 0},
	{"Space", " ", 0, 0},
	{"Up", "\033[A", 'A', 0},
	{"Down", "\033[B", 'B', 0},
	{"Right", "\033[C", 'C', 0},
	{"Left", "\033[D", 'D', 0},
	{"End", "\033[F", 'F', 0},
	{"Home", "\033[H", 'H', 0},
	{"Ins", "\033[2~", 0, 2},
	{"Del", "\033[3~", 0, 3},
	{"PgUp", "\033[5~", 0, 5},
	{"PgDn", "\033[6~", 0, 6},
	{"F1", "\033OP", 'P', 0},
	{"F2", "\033OQ", 'Q', 0},
	{"F3", "\033OR", 'R', 0},
	{"F4", "\033OS", 'S', 0},
	{"F5", "\033[15~", 0, 15},
	{"F6", "\033[17~", 0, 17},
	{"F7", "\033[18~", 0, 18},
	{"F8", "\033[19~", 0, 19},
	{"F9", "\033[20~", 0, 20},
	{"F10", "\033[21~", 0, 21},
	{"F11", "\033[23~", 0, 23},
	{"F12", "\033[24~", 0, 24},
};

enum { SHIFT_BIT = 1, ALT_BIT = 2, CTRL_BIT = 4 };

static bool take_prefix(const char **name, const char *prefix)
{
	size_t bytes = strlen(prefix);
	if (strncmp(*name, prefix, bytes) != 0 || !(*name)[bytes])
		return false;
	*name += bytes;
	return true;
}

static void append_named(struct str *out, size_t key, int modifiers)
{
	if (!strcmp(keys[key].name, "Tab") && (modifiers & SHIFT_BIT)) {
		str_puts(out, "\033[Z");
	} else if (modifiers && keys[key].letter) {
		str_printf(out, "\033[1;%d%c", modifiers + 1, keys[key].letter);
	} else if (modifiers && keys[key].number) {
		str_printf(out, "\033[%d;%d~", keys[key].number, modifiers + 1);
	} else {
		if (modifiers & ALT_BIT)
			str_putc(out, '\033');
		str_puts(out, keys[key].plain);
	}
}

void pty_key(struct pty *pty, const char *name)
{
	int modifiers = 0;
	modifiers |= take_prefix(&name, "Ctrl-") ? CTRL_BIT : 0;
	modifiers |= take_prefix(&name, "Alt-") ? ALT_BIT : 0;
	modifiers |= take_prefix(&name, "Shift-") ? SHIFT_BIT : 0;
	struct str bytes = STR_INIT;
	size_t key = 0;
	while (key < COUNT(keys) && strcmp(keys[key].name, name) != 0)
		key++;
	if (key < COUNT(keys)) {
		append_named(&bytes, key, modifiers);
	} else {
		if (modifiers & ALT_BIT)
			str_putc(&bytes, '\033');
		if (modifiers & CTRL_BIT)
			str_putc(&bytes, (char)(name[0] & 0x1F));
		else
			str_puts(&bytes, name);
	}
	pty_send(pty, bytes.data, bytes.bytes);
	str_release(&bytes);
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

const char *pty_cell(struct pty *pty, int row, int column)
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

bool pty_is_coloured(struct pty *pty, int row, int column)
{
	VTermScreenCell cell = {0};
	return get_cell(pty, row, column, &cell) &&
	       (!VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) ||
		       !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg));
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
	if (pty->mouse != VTERM_PROP_MOUSE_NONE)
		return "mouse";
	return pty->cursor_shown ? "" : "cursor";
}
