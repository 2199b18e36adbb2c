// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Kiosk/feedback/FeedbackTest.h"

#include <QRegularExpression>
#include <QTest>

namespace onewindow::ui {

using namespace Qt::StringLiterals;

const QString FeedbackTest::kToken = u"abcdefghijklmnopqrstuv"_s;
const QString FeedbackTest::kLink = u"https://hall.example/t/abcdefghijklmnopqrstuv"_s;

void FeedbackTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!.*was not taken).*$"_s));
    m_kiosk = std::make_unique<KioskFixture>();
}

void FeedbackTest::cleanup()
{
    m_kiosk.reset();
}

void FeedbackTest::scan(const QString& code)
{
    m_kiosk->tickets.expect(u"find"_s);
    m_kiosk->scanner.scan(code);
    m_kiosk->tickets.answerFind(Error{ErrorCode::NotFound, {}});
}

void FeedbackTest::type(const QString& text)
{
    for (const QChar sign : text) {
        model().type(sign);
    }
}

void FeedbackTest::fileComplaint()
{
    open();
    model().chooseWay(u"complaint"_s);
    type(u"chuangkou "_s);
    model().goOn();
    model().leavePhone({});
    model().goOn();
}

} // namespace onewindow::ui
