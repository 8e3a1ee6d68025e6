/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/terminal/modes.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

/* No eighth bit (1034, which curses' meta() would switch on); ESC for Meta (1036) and for
 * Alt (1039). */
#define ALT_REMEMBER "\033[?1034;1036;1039s"
#define ALT_ON       "\033[?1034l\033[?1036h\033[?1039h"
#define ALT_RECALL   "\033[?1034;1036;1039r"

#define PASTE_ON     "\033[?2004h"
#define PASTE_OFF    "\033[?2004l"
#define MOUSE_ON     "\033[?1002h\033[?1006h"
#define MOUSE_OFF    "\033[?1006l\033[?1002l"

void modes_append_on(struct str *out, bool mouse)
{
	str_puts(out, ALT_REMEMBER ALT_ON PASTE_ON);
	if (mouse)
		str_puts(out, MOUSE_ON);
}

void modes_append_off(struct str *out, bool mouse)
{
	if (mouse)
		str_puts(out, MOUSE_OFF);
	str_puts(out, PASTE_OFF ALT_RECALL);
}

void modes_send(const char *bytes, size_t count)
{
	while (count) {
		ssize_t written = write(STDOUT_FILENO, bytes, count);
		if (written < 0 && errno == EAGAIN) {
			struct pollfd output = {.fd = STDOUT_FILENO, .events = POLLOUT};
			poll(&output, 1, -1);
		} else if (written < 0 && errno != EINTR) {
			return; /* gone: wait() will say so */
		} else if (written > 0) {
			bytes += written;
			count -= (size_t)written;
		}
	}
}
