/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/convert.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "intake/missing.h"
#include "model/file.h"
#include "model/temporary.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"

#define PROGRAM "soffice"

/* Macros never run, also where a document asks for it; nothing of elsewhere is loaded. */
static const char profile[] =
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	"<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">\n"
#define SECURITY(name, value)                                                            \
	"<item oor:path=\"/org.openoffice.Office.Common/Security/Scripting\">"           \
	"<prop oor:name=\"" name "\" oor:op=\"fuse\"><value>" value                      \
	"</value></prop></item>\n"
	SECURITY("MacroSecurityLevel", "3") SECURITY("DisableMacrosExecution", "true")
		SECURITY("BlockUntrustedRefererLinks", "true")
			SECURITY("DisableActiveContent", "true") "</oor:items>\n";
#undef SECURITY

enum { MILLISECONDS = 1000, CPU_SPARE = 5, FOLDERS_OPEN = 16 };

/* --- the folder --- */

static int remove_one(
	const char *path, const struct stat *about, int kind, struct FTW *place)
{
	(void)about;
	(void)kind;
	(void)place;
	remove(path);
	return 0;
}

static void remove_folder(const char *folder)
{
	nftw(folder, remove_one, FOLDERS_OPEN, FTW_DEPTH | FTW_PHYS | FTW_MOUNT);
}

static bool failed(const char *path, struct error *error)
{
	return error_set(error, ERROR_SYSTEM, "%s: %s", path, error_reason(errno));
}

static bool write_file(const char *folder, const char *name, const void *bytes,
	size_t count, struct error *error)
{
	struct str path = STR_INIT;
	str_printf(&path, "%s/%s", folder, name);
	const int file = open(
		path.data, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
	const char *at = bytes;
	bool done = file >= 0;
	while (done && count) {
		const ssize_t written = write(file, at, count);
		if (written < 0 && errno == EINTR)
			continue;
		done = written > 0;
		at += done ? written : 0;
		count -= done ? (size_t)written : 0;
	}
	done = done || failed(path.data, error);
	if (file >= 0)
		close(file);
	str_release(&path);
	return done;
}

static bool make_folder(const char *folder, const char *name, struct error *error)
{
	struct str path = STR_INIT;
	str_printf(&path, "%s/%s", folder, name);
	const bool done = !mkdir(path.data, S_IRWXU) || failed(path.data, error);
	str_release(&path);
	return done;
}

/* The document gets a name of ours: its own says nothing here. */
static bool fill_folder(const char *folder, const struct conversion *conversion,
	const struct intake_file *file, struct error *error)
{
	struct str name = STR_INIT;
	str_printf(&name, "document.%s", conversion->from);
	const bool done =
		write_file(folder, name.data, file->bytes, file->count, error) &&
		make_folder(folder, "profile", error) &&
		make_folder(folder, "profile/user", error) &&
		make_folder(folder, "out", error) &&
		write_file(folder, "profile/user/registrymodifications.xcu", profile,
			sizeof(profile) - 1, error);
	str_release(&name);
	return done;
}

/* --- the program --- */

/* Its path, to be freed; NULL: it is not installed. */
static char *find_program(const char *name)
{
	if (strchr(name, '/'))
		return access(name, X_OK) ? NULL : mem_strdup(name);
	const char *folders = getenv("PATH");
	for (const char *at = folders ? folders : ""; *at;) {
		const size_t bytes = strcspn(at, ":");
		struct str path = STR_INIT;
		str_printf(&path, "%.*s/%s", (int)bytes, at, name);
		if (bytes && !access(path.data, X_OK))
			return str_detach(&path);
		str_release(&path);
		at += bytes + (at[bytes] == ':');
	}
	return NULL;
}

static void limit(int what, rlim_t most)
{
	const struct rlimit limits = {most, most};
	setrlimit((__rlimit_resource_t)what, &limits);
}

/* In the child: what it may take, and no more of our terminal and files. The pipe stays
 * open in it and in all that it starts. */
static void become(const struct conversion *conversion, const char *program,
	char *const *arguments, char *const *environment, const char *folder)
{
	const int nothing = open("/dev/null", O_RDWR);
	setpgid(0, 0);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_FSIZE, CONVERT_OUTPUT);
	limit(RLIMIT_CPU, (rlim_t)conversion->seconds + CPU_SPARE);
	if (nothing < 0 || dup2(nothing, STDIN_FILENO) < 0 ||
		dup2(nothing, STDOUT_FILENO) < 0 || dup2(nothing, STDERR_FILENO) < 0 ||
		chdir(folder))
		_exit(EXIT_FAILURE);
	execve(program, arguments, environment);
	_exit(EXIT_FAILURE);
}

/* Milliseconds until then, by a clock that nobody sets. */
static int left_until(const struct timespec *end)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	const long long left = (long long)(end->tv_sec - now.tv_sec) * MILLISECONDS +
			       (end->tv_nsec - now.tv_nsec) / (1000 * 1000);
	return (int)MAX(left, 0LL);
}

/* Until all that have the pipe are gone. False: the time is over. */
static bool wait_for(int pipe, int seconds)
{
	struct timespec end;
	clock_gettime(CLOCK_MONOTONIC, &end);
	end.tv_sec += seconds;
	struct pollfd poll_pipe = {pipe, POLLIN, 0};
	for (;;) {
		const int left = left_until(&end);
		const int came = poll(&poll_pipe, 1, left);
		if (came > 0)
			return true;
		if (came == 0 || (came < 0 && errno != EINTR))
			return false;
	}
}

/* Whatever it answers: whether there is something in out/ tells. False: it did not end. */
static bool run(const struct conversion *conversion, const char *program,
	char *const *arguments, char *const *environment, const char *folder,
	struct error *error)
{
	int ends[2];
	if (pipe(ends))
		return failed(program, error);
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	const pid_t child = fork();
	if (child == 0)
		become(conversion, program, arguments, environment, folder);
	const int reason = errno;
	close(ends[1]);
	bool ended = child > 0 && wait_for(ends[0], conversion->seconds);
	close(ends[0]);
	if (child < 0) {
		errno = reason;
		return failed(program, error);
	}
	setpgid(child, child);
	kill(-child, SIGKILL);
	while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
		;
	return ended ||
	       error_set(error, ERROR_SYSTEM,
		       _("LibreOffice did not come to an end with it in %d seconds, and "
			 "was ended; please open the file in Word or LibreOffice and save "
			 "it as .%s"),
		       conversion->seconds, conversion->to);
}

static bool start(const struct conversion *conversion, const char *program,
	const char *folder, struct error *error)
{
	struct str installation = STR_INIT, input = STR_INIT, home = STR_INIT;
	struct str path = STR_INIT;
	str_printf(&installation, "-env:UserInstallation=file://%s/profile", folder);
	str_printf(&input, "document.%s", conversion->from);
	str_printf(&home, "HOME=%s", folder);
	str_printf(&path, "PATH=%s", getenv("PATH") ? getenv("PATH") : "/usr/bin:/bin");
	char *arguments[] = {(char *)program, installation.data, (char *)"--headless",
		(char *)"--norestore", (char *)"--nolockcheck", (char *)"--nodefault",
		(char *)"--convert-to", (char *)conversion->to, (char *)"--outdir",
		(char *)"out", input.data, NULL};
	/* No display, no way out: proxies are not told either. */
	char *environment[] = {home.data, path.data, (char *)"LC_ALL=C.UTF-8", NULL};
	const bool done = run(conversion, program, arguments, environment, folder, error);
	str_release(&installation);
	str_release(&input);
	str_release(&home);
	str_release(&path);
	return done;
}

/* --- all of it --- */

static bool read_output(const struct conversion *conversion, const char *folder,
	struct str *out, struct error *error)
{
	struct str path = STR_INIT;
	struct error reason = ERROR_INIT;
	struct stat about;
	str_printf(&path, "%s/out/document.%s", folder, conversion->to);
	bool done = !lstat(path.data, &about) && S_ISREG(about.st_mode) &&
		    about.st_size < CONVERT_OUTPUT && file_read(path.data, out, &reason);
	if (!done)
		error_set(error, ERROR_REFUSED,
			_("LibreOffice could not read it: it is damaged, or locked with a "
			  "password; please open the file in Word or LibreOffice and save "
			  "it as .%s"),
			conversion->to);
	error_release(&reason);
	str_release(&path);
	return done;
}

static bool convert_in(const struct conversion *conversion, const char *program,
	const struct intake_file *file, struct str *out, struct error *error)
{
	struct str folder = STR_INIT;
	temporary_folder(&folder);
	str_puts(&folder, "/mattrakan-XXXXXX");
	if (!mkdtemp(folder.data)) {
		failed(folder.data, error);
		str_release(&folder);
		return false;
	}
	const bool done = fill_folder(folder.data, conversion, file, error) &&
			  start(conversion, program, folder.data, error) &&
			  read_output(conversion, folder.data, out, error);
	remove_folder(folder.data);
	str_release(&folder);
	return done;
}

bool convert(const struct conversion *conversion, const struct intake_file *file,
	struct str *out, struct error *error)
{
	char *program = find_program(conversion->program);
	if (!program)
		return error_set(error, ERROR_SYSTEM,
			_("%s: a .%s is read by LibreOffice, which is not installed. Open "
			  "the file in Word and save it as .%s, or have LibreOffice "
			  "installed: apt-get install %s"),
			file->name, conversion->from, conversion->to,
			conversion->package);
	const bool done = convert_in(conversion, program, file, out, error) ||
			  error_prefix(error, "%s", file->name);
	free(program);
	return done;
}

/* What came out is of a form that is read here. */
static bool read_converted(struct source *source, const struct conversion *conversion,
	const struct intake_file *file, struct error *error)
{
	struct str bytes = STR_INIT;
	bool done = convert(conversion, file, &bytes, error);
	if (done) {
		const struct intake_file made = {
			file->name, (const unsigned char *)bytes.data, bytes.bytes};
		const struct source_place nowhere = {0};
		const struct intake_reader *reader = intake_reader_find(&made);
		done = reader && reader->read
			       ? reader->read(source, &made, error)
			       : error_set(error, ERROR_SYSTEM,
					 _("%s: this program was built without what reads .%s"),
					 file->name, conversion->to);
		source_note_add(source, &nowhere,
			_("read by way of LibreOffice; please compare with the document"));
	}
	str_release(&bytes);
	return done;
}

bool doc_read(struct source *source, const struct intake_file *file, struct error *error)
{
	static const char locked[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
	static const struct conversion conversion = {
		PROGRAM, "doc", "docx", "libreoffice-writer-nogui", CONVERT_SECONDS};
	if (memmem(file->bytes, file->count, locked, sizeof(locked) - 1))
		return intake_locked(file->name, error);
	return read_converted(source, &conversion, file, error);
}

bool rtf_read(struct source *source, const struct intake_file *file, struct error *error)
{
	static const struct conversion conversion = {
		PROGRAM, "rtf", "docx", "libreoffice-writer-nogui", CONVERT_SECONDS};
	return read_converted(source, &conversion, file, error);
}

bool xls_read(struct source *source, const struct intake_file *file, struct error *error)
{
	static const struct conversion conversion = {
		PROGRAM, "xls", "xlsx", "libreoffice-calc-nogui", CONVERT_SECONDS};
	return read_converted(source, &conversion, file, error);
}
