"""A pseudo terminal that stands for one tty of the modem, with its flow under our control."""

import fcntl
import os
import termios
import tty


class PtyPair:
    """The modem's end (`modem_fd`, not blocking) and the path which a program opens.

    Our own handle on the program's end stays open, so the port outlives its users, as a real tty
    does. A real tty also forgets TIOCEXCL with its last user; see `share`.
    """

    def __init__(self) -> None:
        self._open()

    def _open(self) -> None:
        self.modem_fd, self._program_fd = os.openpty()
        tty.setraw(self._program_fd)
        os.set_blocking(self.modem_fd, False)
        self.path = os.ttyname(self._program_fd)
        self._stopped = False

    def read(self, limit: int = 4096) -> bytes:
        """What has arrived, or b"" when there is nothing."""
        try:
            return os.read(self.modem_fd, limit)
        except BlockingIOError:
            return b""

    def write(self, data: bytes) -> int:
        """Bytes that fitted; the rest finds no room because nobody reads."""
        try:
            return os.write(self.modem_fd, data)
        except BlockingIOError:
            return 0

    def hold_writer(self, stopped: bool) -> None:
        """Stops or lets go the program's writes, as a device that is full or has room again.

        A pty swallows about 12 kB in one write before it blocks by itself.
        """
        if stopped != self._stopped:
            self._stopped = stopped
            termios.tcflow(self._program_fd, termios.TCOOFF if stopped else termios.TCOON)

    def forget(self) -> None:
        """Drops what waits in both directions."""
        termios.tcflush(self._program_fd, termios.TCIOFLUSH)

    def share(self) -> None:
        """Lifts the exclusive mode a program such as gammu has set on the port."""
        fcntl.ioctl(self._program_fd, termios.TIOCNXCL)

    def renew(self) -> None:
        """Hangs up on the program and stands under another name from now on."""
        before = (self.modem_fd, self._program_fd)
        self._open()
        for fd in before:
            os.close(fd)

    def close(self) -> None:
        """Takes the port away."""
        os.close(self.modem_fd)
        os.close(self._program_fd)
