/* A disk that tears one write: preloaded, it stands before write() for files under SHIM_PREFIX.
 * SHIM_WRITE: which write (1 = the first); SHIM_BYTES: how many of its bytes reach the file; SHIM_MODE: what then:
 * "kill" ends the process, "short" says how many were taken, "full" says that the disk is full.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int seen;

ssize_t write(int fd, const void *data, size_t size) {
  static ssize_t (*real)(int, const void *, size_t);
  const char *prefix = getenv("SHIM_PREFIX"), *mode = getenv("SHIM_MODE");
  char link[64], path[4096];
  if (!real) real = (ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
  if (!prefix || !mode) return real(fd, data, size);
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return real(fd, data, size);
  path[length] = 0;
  if (strncmp(path, prefix, strlen(prefix)) || ++seen != atoi(getenv("SHIM_WRITE"))) return real(fd, data, size);
  size_t part = (size_t)atol(getenv("SHIM_BYTES"));
  if (part > size) part = size;
  if (part) real(fd, data, part);
  if (!strcmp(mode, "kill")) kill(getpid(), SIGKILL);
  if (!strcmp(mode, "full")) return errno = ENOSPC, -1;
  return (ssize_t)part;
}
