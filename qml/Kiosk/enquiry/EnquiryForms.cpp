// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What EnquiryViewModel has to do with the blank form of a matter.

#include "qml/Kiosk/enquiry/BlankForm.h"
#include "qml/Kiosk/enquiry/EnquiryTexts.h"
#include "qml/Kiosk/enquiry/EnquiryViewModel.h"
#include "qml/Kiosk/enquiry/FormPrinting.h"
#include "qml/Kiosk/enquiry/MatterGuide.h"

namespace onewindow::ui {

void EnquiryViewModel::useFormPrinting(FormPrinting* printing)
{
    m_forms = printing;
    if (m_forms != nullptr) {
        connect(m_forms, &FormPrinting::moved, this, [this] {
            if (!formNote().isEmpty()) {
                m_paper = Paper::None; // What is said last is about the form.
            }
            refresh();
        });
    }
    refresh();
}

/// It stays where it is while one is printed: nothing else comes under the finger.
bool EnquiryViewModel::offersForm() const
{
    return m_step == Step::Guide && matter() != nullptr && matter()->terminal.form &&
           m_forms != nullptr && (m_forms->isReady() || m_forms->isOnItsWay());
}

void EnquiryViewModel::printForm()
{
    if (!offersForm() || m_isPrinting) {
        return;
    }
    m_paper = Paper::None;
    m_forms->begin(blankForm(*matter(), m_session.tickets().hallName().in(language()), language()));
}

QString EnquiryViewModel::formNote() const
{
    return m_forms != nullptr && m_step == Step::Guide ? m_forms->note() : QString();
}

/// The guide of the matter, and where its form is where it is not printed here.
QList<Choice> EnquiryViewModel::guide(int columns) const
{
    if (matter() == nullptr) {
        return {};
    }
    QList<Choice> lines = guideLines(*matter(), language(), columns);
    if (matter()->terminal.form && !offersForm()) {
        lines.append(linesOf(tr("请到大厅服务台领取"), tr("空白表格"),
                             QStringLiteral("description"), columns));
    }
    return lines;
}

} // namespace onewindow::ui
