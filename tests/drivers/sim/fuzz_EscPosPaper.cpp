// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Any bytes to a printer: never a crash, and never more paper or memory than its limits.

#include "drivers/sim/EscPosPaper.h"
#include "services/core/Enforce.h"

#include <QGuiApplication>

#include <cstddef>
#include <cstdint>

using namespace onewindow::drivers;

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // For the fonts. It is never destroyed: what they keep for each thread would be called a leak.
    static const auto* application = new QGuiApplication(*argc, *argv);
    return application == nullptr ? 1 : 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    EscPosPaper paper(576);
    for (std::size_t i = 0; i < size; ++i) {
        const EscPosPaper::Event event = paper.consume(static_cast<char>(data[i]));
        OW_ENFORCE(event.dots >= 0);
        if (event.action == EscPosPaper::Action::Cut) {
            OW_ENFORCE(paper.image().height() <= EscPosPaperSheet::kMaxRows);
            paper.removeStrip();
            OW_ENFORCE(paper.isBlank());
        }
    }
    OW_ENFORCE(paper.image().width() == 576);
    OW_ENFORCE(paper.image().height() <= EscPosPaperSheet::kMaxRows);
    OW_ENFORCE(paper.unknownCommands().size() <= EscPosPaper::kMaxNotes);

    // Whatever had begun can be cleared away.
    paper.clearBuffer();
    paper.reset();
    paper.consume('A');
    OW_ENFORCE(paper.consume('\n').dots > 0);
    return 0;
}
