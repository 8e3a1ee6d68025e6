/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Devices: a printer's (/dev/usb/lp0, /dev/lp0, a serial port), and named pipes. They
 * are written without blocking, so that patience can end.
 */
#include <config.h>

#include "print/outlet_kind.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include "text/i18n.h"

enum { LOOK_AGAIN = 20 /* ms */ };

struct device_outlet {
	struct outlet outlet;
	int file;
	bool character, line, pipe; /* a character device; a serial line; a named pipe */
	struct termios before;
};

static const struct outlet_words device_words[] = {
	{ENOSPC, N_("it takes no more; is there paper in the printer?")},
	{EIO, N_("the printer does not answer; is it on, is its cable in?")},
	{ENOENT, N_("there is no such device; is the printer on, is its cable in?")},
	{ENODEV, N_("there is no such device; is the printer on, is its cable in?")},
	{ENXIO, N_("nobody reads it")},
	{EPIPE, N_("who was reading it has stopped")},
	{EBUSY, N_("another program is printing there; wait until it is done")},
	{EACCES, N_("you may not print there; ask for the group lp, or name a queue")},
	{ENOTBLK, N_("this is a disk, no printer")},
	{0, NULL},
};

/* A pipe that nobody reads yet cannot be opened, nor waited for. */
static bool open_patiently(struct device_outlet *out, struct error *error)
{
	struct outlet *outlet = &out->outlet;
	int64_t deadline = outlet_now() + outlet->patience;
	for (;;) {
		out->file =
			open(outlet->name, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
		if (out->file >= 0)
			return true;
		if (errno != ENXIO || outlet_now() >= deadline)
			return outlet_failed(outlet, errno, error);
		if (outlet_wait(outlet, -1, 0, outlet_now() + LOOK_AGAIN) ==
			OUTLET_STOPPED)
			return outlet_not_ready(outlet, OUTLET_STOPPED, error);
	}
}

/* A serial line makes CR LF of LF unless told otherwise. The terminal we sit at goes on
 * as it is. */
static void leave_bytes_alone(struct device_outlet *out)
{
	if (tcgetattr(out->file, &out->before) || tcgetsid(out->file) == getsid(0))
		return;
	struct termios raw = out->before;
	raw.c_oflag &= ~(tcflag_t)OPOST;
	out->line = !tcsetattr(out->file, TCSANOW, &raw);
}

static bool device_open(
	struct outlet *outlet, const struct outlet_request *request, struct error *error)
{
	struct device_outlet *out = (struct device_outlet *)outlet;
	struct stat status;
	(void)request;
	out->file = -1;
	if (stat(outlet->name, &status))
		return outlet_failed(outlet, errno, error);
	if (S_ISBLK(status.st_mode))
		return outlet_failed(outlet, ENOTBLK, error);
	if (!open_patiently(out, error))
		return false;
	out->character = S_ISCHR(status.st_mode);
	out->pipe = S_ISFIFO(status.st_mode);
	leave_bytes_alone(out);
	return true;
}

static bool device_write(
	struct outlet *outlet, const char *bytes, size_t count, struct error *error)
{
	struct device_outlet *out = (struct device_outlet *)outlet;
	return outlet_push(outlet, out->file, outlet_write_some, bytes, count, error);
}

/* A serial line tells what it has not sent, a pipe what nobody has read. A printer's driver
 * is done with what it was given last when it would take more. */
static size_t device_unsure(struct outlet *outlet)
{
	struct device_outlet *out = (struct device_outlet *)outlet;
	struct pollfd ready = {out->file, POLLOUT, 0};
	int left = 0;
	if (out->pipe || out->line) {
		const unsigned long what = out->pipe ? FIONREAD : TIOCOUTQ;
		return ioctl(out->file, what, &left) || left < 0 ? SIZE_MAX
								 : (size_t)left;
	}
	return poll(&ready, 1, 0) > 0 && ready.revents == POLLOUT ? 0 : SIZE_MAX;
}

/* Until a serial line has sent everything; it may take its time, but must go on. */
static bool drain(struct device_outlet *out, struct error *error)
{
	struct outlet *outlet = &out->outlet;
	int left = 0;
	while (!ioctl(out->file, TIOCOUTQ, &left) && left > 0) {
		if (outlet_is_late(outlet))
			return outlet_not_ready(outlet, OUTLET_LATE, error);
		if (outlet_wait_a_while(outlet, -1, 0, LOOK_AGAIN) == OUTLET_STOPPED)
			return outlet_not_ready(outlet, OUTLET_STOPPED, error);
	}
	return true;
}

/* What a USB printer has not taken when it is closed is lost: it is ready to be written
 * again when it has taken all. */
static bool device_finish(struct outlet *outlet, struct error *error)
{
	struct device_outlet *out = (struct device_outlet *)outlet;
	if (out->character) {
		enum outlet_ready ready = outlet_wait_on(outlet, out->file, POLLOUT);
		if (ready != OUTLET_READY)
			return outlet_not_ready(outlet, ready, error);
	}
	return !out->line || drain(out, error);
}

static void device_release(struct outlet *outlet)
{
	struct device_outlet *out = (struct device_outlet *)outlet;
	if (out->file < 0)
		return;
	if (out->line) {
		if (!outlet->finished)
			tcflush(out->file, TCOFLUSH);
		tcsetattr(out->file, TCSANOW, &out->before);
	}
	close(out->file);
}

const struct outlet_kind outlet_device = {
	.size = sizeof(struct device_outlet),
	.words = device_words,
	.open = device_open,
	.write = device_write,
	.unsure = device_unsure,
	.finish = device_finish,
	.release = device_release,
};
