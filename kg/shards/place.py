"""A folder of shards, here or in an object store: files that are written whole or not at all."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO

from kg.errors import MissingExtra, OutputError, StoreError
from kg.store.dump import replacing


@dataclass(frozen=True)
class Place:
    """A folder by its path or address; small enough to send to a worker.

    Args:
        url: Path, or address that fsspec knows: ``s3://bucket/news``, ``gs://…``, ``memory://…``.
    """

    url: str

    def __reduce__(self) -> tuple[type[Place], tuple[str]]:
        """A worker opens its own way to the folder."""
        return Place, (self.url,)

    @cached_property
    def _opened(self) -> tuple[Any, str]:
        try:
            from fsspec.core import url_to_fs
        except ImportError as error:
            raise MissingExtra("fsspec", "shards") from error
        try:
            fs, path = url_to_fs(self.url)
        except (ImportError, ValueError) as error:
            raise OutputError(f"{self.url} cannot be used: {error}") from error
        return fs, str(path)

    def write(self, name: str, content: bytes) -> None:
        """Write a file whole or not at all.

        Raises:
            OutputError: If it cannot be written.
        """
        fs, root = self._opened
        path = posixpath.join(root, name)
        try:
            if "file" not in fs.protocol:
                # One PUT, which object stores do whole or not at all; a rename there is a copy.
                fs.pipe_file(path, content)
                return
            target = Path(path)
            target.parent.mkdir(parents=True, exist_ok=True)
            with replacing(target) as fresh, fresh.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise OutputError(f"{self.url}/{name} cannot be written: {error.strerror or error}") from error

    def read(self, name: str) -> bytes:
        """Return the content of a file.

        Raises:
            StoreError: If there is none.
        """
        with self.open(name) as file:
            return file.read()

    def open(self, name: str) -> BinaryIO:
        """Open a file for reading.

        Raises:
            StoreError: If there is none.
        """
        fs, root = self._opened
        try:
            file: BinaryIO = fs.open(posixpath.join(root, name), "rb")
        except OSError as error:
            raise StoreError(f"{self.url}/{name} cannot be read: {error.strerror or error}") from error
        return file

    def has(self, name: str) -> bool:
        """Return whether there is a file of this name."""
        fs, root = self._opened
        return bool(fs.exists(posixpath.join(root, name)))

    def names(self, folder: str) -> Iterator[str]:
        """Yield the files of a folder in it, sorted."""
        fs, root = self._opened
        path = posixpath.join(root, folder)
        # Other processes wrote here; clients of object stores remember what they once listed.
        fs.invalidate_cache()
        if fs.exists(path):
            for found in sorted(fs.ls(path, detail=False)):
                name = posixpath.basename(str(found))
                if not name.startswith("."):
                    yield f"{folder}/{name}"

    def remove(self, folder: str) -> None:
        """Remove a folder in it with all that it holds."""
        fs, root = self._opened
        path = posixpath.join(root, folder)
        if fs.exists(path):
            fs.rm(path, recursive=True)
