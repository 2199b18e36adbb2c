// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace onewindow::drivers {

/// How the printer reads text in Chinese mode. Whatever the encoding, the characters in its ROM are
/// taken to be those of GBK: all others are printed as a picture.
enum class PrinterEncoding {
    Gb18030, ///< Also prints the two-byte characters that GB 18030 added to GBK.
    Gbk,
    Utf8, ///< Newer Epson models, switched by FS ( C.
};

enum class PaperCut {
    Full,
    Partial, ///< A bridge of paper stays, so that the ticket does not fall on the floor.
    None,    ///< No cutter: the paper is fed to the tear bar.
};

/// What has to be known about a printer model beyond the common commands.
struct PrinterProfile
{
    static constexpr int kColumnDots = 12; ///< Width of a Latin character of Font A.

    int dots = 576; ///< Printable width, a multiple of 8 in [192, 832]. 80 mm paper: 576.
    PrinterEncoding encoding = PrinterEncoding::Gb18030;
    PaperCut cut = PaperCut::Partial;
    bool hasNearEndSensor = true; ///< Without one its bits are noise and are not read.

    /// Latin characters in a line; a Chinese one takes two columns.
    [[nodiscard]] int columns() const { return dots / kColumnDots; }
};

} // namespace onewindow::drivers
