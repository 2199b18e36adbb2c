// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/qml/Kiosk/fakes/KioskFixture.h"

#include <memory>

namespace onewindow::ui {

/// What tests of the feedback pages share: a whole terminal against a scripted store and scripted
/// devices, new for each row.
class FeedbackTest : public QObject
{
    Q_OBJECT

protected Q_SLOTS:
    void init();
    void cleanup();

protected:
    /// Of a ticket, and the link on its paper.
    static const QString kToken;
    static const QString kLink;

    void open() { m_kiosk->session.openErrand(Errand::Feedback); }

    FeedbackViewModel& model() { return m_kiosk->feedback; }

    [[nodiscard]] QString page() const { return m_kiosk->feedback.page(); }

    /// A code that names no open ticket.
    void scan(const QString& code);
    void type(const QString& text);
    void fileComplaint();

    std::unique_ptr<KioskFixture> m_kiosk;
};

} // namespace onewindow::ui
