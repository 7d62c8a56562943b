"""Files as programs write them, and as those do who mean harm."""

import io
import struct
import zipfile
import zlib

import docx

CONTENT_TYPES = "[Content_Types].xml"
BODY = "word/document.xml"


def word_of(*paragraphs, build=None, **properties):
    """Return a Word document; `build` may add to it."""
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    if build:
        build(document)
    for name, value in properties.items():
        setattr(document.core_properties, name, value)
    raw = io.BytesIO()
    document.save(raw)
    return raw.getvalue()


def repacked(raw, parts, compression=zipfile.ZIP_DEFLATED):
    """Return a zip with some of its parts replaced or added."""
    before, after = zipfile.ZipFile(io.BytesIO(raw)), io.BytesIO()
    with zipfile.ZipFile(after, "w", compression) as archive:
        for name in before.namelist():
            archive.writestr(name, parts.get(name, before.read(name)))
        for name in parts.keys() - set(before.namelist()):
            archive.writestr(name, parts[name])
    return after.getvalue()


def archive_of(names):
    """Return a zip of empty files, made faster than zipfile does."""
    local, central = bytearray(), bytearray()
    for name in names:
        encoded = name.encode()
        sizes = struct.pack("<5H3I2H", 20, 0, 0, 0, 33, 0, 0, 0, len(encoded), 0)
        central += b"PK\x01\x02" + struct.pack("<H", 20) + sizes
        central += struct.pack("<3H2I", 0, 0, 0, 0, len(local)) + encoded
        local += b"PK\x03\x04" + sizes + encoded
    count = min(len(names), 0xFFFF)
    end = struct.pack("<4H2IH", 0, 0, count, count, len(central), len(local), 0)
    return bytes(local + central + b"PK\x05\x06" + end)


def zeros(megabytes):
    """Return so many MiB of zeros, deflated without making them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    # After a full flush nothing refers to what came before: the piece may be said again.
    piece = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return piece * megabytes + packer.flush()


def with_zeros(raw, name, megabytes, *, declared=None):
    """Return a zip with one more part, of MiB of zeros, which may declare that they are fewer."""
    packed, encoded = zeros(megabytes), name.encode()
    says = megabytes if declared is None else declared
    crc = zlib.crc32(bytes(says << 20)) if declared else 0
    sizes = len(packed), says << 20
    head = struct.pack("<5H3I2H", 20, 0, 8, 0, 33, crc, *sizes, len(encoded), 0)
    end = raw.rindex(b"PK\x05\x06")
    count, length, start = struct.unpack("<H2I", raw[end + 10 : end + 20])
    local = b"PK\x03\x04" + head + encoded + packed
    central = raw[start : start + length] + b"PK\x01\x02" + struct.pack("<H", 20) + head
    central += struct.pack("<3H2I", 0, 0, 0, 0, start) + encoded
    count += 1
    finish = struct.pack("<4H2IH", 0, 0, count, count, len(central), start + len(local), 0)
    return raw[:start] + local + central + b"PK\x05\x06" + finish


def pdf_of(*pages, more=(), info="", kids=None, catalog=""):
    """Return a PDF; a page is a content stream, or the words of its lines."""
    objects = {
        1: f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
        3: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        4: f"<<{info}>>".encode(),
    }
    numbers = []
    for page in pages:
        number = len(objects) + 2
        stream = page if isinstance(page, bytes) else lines(page)
        filters = b"/Filter/FlateDecode" if stream[:2] == b"\x78\xda" else b""
        objects[number] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F 3 0 R>>>>"
            b"/Contents %d 0 R>>" % (number + 1)
        )
        objects[number + 1] = b"<</Length %d%b>>stream\n%b\nendstream" % (
            len(stream), filters, stream,
        )  # fmt: skip
        numbers.append(number)
    kids = kids or " ".join(f"{number} 0 R" for number in numbers)
    objects[2] = f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode()
    raw = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, content in sorted(objects.items()):
        places[number] = len(raw)
        raw += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(raw)
    raw += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for number in sorted(objects):
        raw += b"%010d 00000 n \n" % places[number]
    raw += b"trailer<</Size %d/Root 1 0 R/Info 4 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, start,
    )  # fmt: skip
    return bytes(raw)


def lines(words):
    """Return a content stream of lines 14 points apart; an empty one is a gap."""
    stream, height = ["BT /F 11 Tf"], 720
    for line in words.split("\n"):
        if line:
            escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            stream.append(f"1 0 0 1 72 {height} Tm ({escaped}) Tj")
        height -= 14
    return "\n".join([*stream, "ET"]).encode("cp1252")
