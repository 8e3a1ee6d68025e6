/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/engine/probe.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <linux/magic.h>

#include "db/engine/sqlite.h"
#include "model/file.h"
#include "model/office_held.h"
#include "text/i18n.h"
#include "text/str.h"

/*
 * WAL shares an index in memory between its users, so all must sit on one machine.
 * Numbers: linux/magic.h; where a name is missing there, statfs(2) and the sources
 * of coreutils' stat. FUSE is among them: sshfs, rclone and the desktops' network
 * folders are FUSE, what lies behind cannot be told from here, and a refused
 * memory stick is a smaller harm than a broken office file. 9P and vboxsf are the
 * host's folders in a virtual machine or in WSL.
 */
static const struct {
	unsigned long type;
	const char *name;
} networks[] = {
	{NFS_SUPER_MAGIC, "NFS"},
	{SMB_SUPER_MAGIC, "SMB"},
	{CIFS_SUPER_MAGIC, "CIFS"},
	{SMB2_SUPER_MAGIC, "SMB2"},
	{NCP_SUPER_MAGIC, "NCP"},
	{AFS_SUPER_MAGIC, "AFS"},
	{AFS_FS_MAGIC, "AFS"},
	{CODA_SUPER_MAGIC, "Coda"},
	{CEPH_SUPER_MAGIC, "Ceph"},
	{V9FS_MAGIC, "9P"},
	{FUSE_SUPER_MAGIC, "FUSE"},
	{OCFS2_SUPER_MAGIC, "OCFS2"},
	{0x01161970, "GFS2"},
	{0x0BD00BD0, "Lustre"},
	{0x47504653, "GPFS"},
	{0x786F4256, "vboxsf"},
	{0xBACBACBC, "VMware"},
};

/* What the header of a database says (sqlite.org/fileformat2.html, 1.3). */
enum {
	HEADER_BYTES = 100,
	HEADER_VERSION = 60,
	HEADER_APPLICATION = 68,
};
static const char magic[16] = "SQLite format 3";

const char *probe_network(long type)
{
	/* f_type is signed on some machines and 32 bits wide on others. */
	unsigned long wanted = (unsigned long)type & 0xFFFFFFFF;
	for (size_t i = 0; i < sizeof(networks) / sizeof(*networks); i++)
		if (networks[i].type == wanted)
			return networks[i].name;
	return NULL;
}

bool probe_machine(const char *path, struct error *error)
{
	struct statfs status;
	if (statfs(path, &status))
		return error_set(
			error, ERROR_SYSTEM, "%s: %s", path, error_reason(errno));
	const char *name = probe_network((long)status.f_type);
	if (!name)
		return true;
	return error_set(error, ERROR_SYSTEM,
		_("%s: lies on a network file system (%s); an office file must lie on "
		  "the disk of one machine: keep it there, and let everybody log in to "
		  "that machine, each from their own desk"),
		path, name);
}

static bool probe_status(const char *path, struct error *error)
{
	struct stat status;
	if (stat(path, &status)) {
		if (errno == ENOENT || errno == ENOTDIR)
			return error_set(error, ERROR_SYSTEM,
				_("%s: there is no office file; make one with 'mattrakan "
				  "init' or by importing a report"),
				path);
		return error_set(error, ERROR_SYSTEM,
			_("%s: cannot reach the office file: %s"), path,
			error_reason(errno));
	}
	if (S_ISDIR(status.st_mode))
		return error_set(error, ERROR_SYSTEM,
			_("%s: is a folder; name the office file in it"), path);
	if (!S_ISREG(status.st_mode))
		return error_set(error, ERROR_SYSTEM, _("%s: is no file"), path);
	if (status.st_size == 0)
		return error_set(error, ERROR_SYSTEM,
			_("%s: is empty, no office file; remove it, then make one with "
			  "'mattrakan init'"),
			path);
	if (faccessat(AT_FDCWD, path, R_OK, AT_EACCESS))
		return error_set(error, ERROR_SYSTEM,
			_("%s: you may not read this file; ask its owner, or name your "
			  "own with --file"),
			path);
	return true;
}

static unsigned big_endian(const unsigned char *bytes)
{
	return (unsigned)bytes[0] << 24 | (unsigned)bytes[1] << 16 |
	       (unsigned)bytes[2] << 8 | bytes[3];
}

/* Where this process has the file open, to close another descriptor of it would drop that
 * one's locks: SQLite knows to wait with it. */
static bool read_header(
	const char *path, unsigned char header[HEADER_BYTES], struct error *error)
{
	if (office_is_held(path))
		return sqlite_read_header(path, header, HEADER_BYTES, error);
	const int file = open(path, O_RDONLY | O_NOCTTY | O_CLOEXEC);
	const ssize_t count = file < 0 ? -1 : pread(file, header, HEADER_BYTES, 0);
	const int reason = errno;
	if (file >= 0)
		close(file);
	if (count < 0)
		return error_set(
			error, ERROR_SYSTEM, "%s: %s", path, error_reason(reason));
	memset(header + count, 0, HEADER_BYTES - (size_t)count);
	return true;
}

static bool probe_header(const char *path, struct error *error)
{
	unsigned char header[HEADER_BYTES];
	if (!read_header(path, header, error))
		return false;
	if (memcmp(header, magic, sizeof(magic)) != 0)
		return error_set(error, ERROR_SYSTEM,
			_("%s: is no office file, or its beginning is damaged; name "
			  "another with --file, go back to a copy with 'mattrakan "
			  "restore BACKUP', or read what can be read of it with "
			  "'mattrakan recover DAMAGED NEW'"),
			path);
	if (big_endian(header + HEADER_APPLICATION) != APPLICATION_ID)
		return error_set(error, ERROR_SYSTEM,
			_("%s: is the database of another program; name the office file "
			  "with --file"),
			path);
	return probe_version(path, (int)big_endian(header + HEADER_VERSION), error);
}

bool probe_version(const char *path, int version, struct error *error)
{
	if (version <= SCHEMA_VERSION)
		return true;
	return error_set(error, ERROR_SYSTEM,
		_("%s: is of version %d, and this program knows versions up to %d; "
		  "install the newer mattrakan"),
		path, version, SCHEMA_VERSION);
}

/* The size of a file beside the office file; -1 if it is not there. */
static off_t size_beside(const char *path, const char *ending)
{
	struct str name = STR_INIT;
	str_puts(&name, path);
	str_puts(&name, ending);
	struct stat status;
	off_t size = stat(name.data, &status) ? -1 : status.st_size;
	str_release(&name);
	return size;
}

bool probe_file(const char *path, struct probe *probe, struct error *error)
{
	if (!probe_status(path, error) || !probe_machine(path, error) ||
		!probe_header(path, error))
		return false;
	/* SQLite keeps the WAL beside the file itself, not beside a link to it. */
	char *real = realpath(path, NULL);
	if (!real)
		return error_set(
			error, ERROR_SYSTEM, "%s: %s", path, error_reason(errno));
	char *folder = file_folder(real);
	off_t wal = size_beside(real, "-wal");
	probe->writable = !faccessat(AT_FDCWD, real, W_OK, AT_EACCESS) &&
			  !faccessat(AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS);
	probe->wal = wal > 0;
	probe->wal_index = wal >= 0 && size_beside(real, "-shm") >= 0;
	free(folder);
	free(real);
	return true;
}
